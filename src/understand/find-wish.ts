import type { SaidDone, Wish } from '../model/understanding.js';

/** Texts that are a wish and nothing else; checked in this order against the whole text. */
const wishes: readonly [Wish, RegExp][] = [
  [
    'no-form',
    /^(?:please )?(?:no (?:form|questions?)|(?:skip|without)(?: (?:the |this |that |any )?(?:form|questions?|it|this))?|(?:just |simply )?(?:connect me(?: now)?|send it(?: (?:now|anyway|as it is|like that))?|send without answering|get me someone)|(?:i )?(?:don't|do not|won't) (?:want|like|need|have time)(?: to)? (?:fill|for|answer|a|this|the|any)[a-z ]{0,30})(?: please)?$/,
  ],
  [
    'my-tickets',
    /^(?:please )?(?:(?:show|list)(?: me)? )?(?:(?:all )?my (?:open )?(?:tickets?|cases?|requests?)|(?:what(?:'s| is) )?(?:the )?(?:status|state) of my (?:tickets?|cases?|requests?)|tickets?|ticket status|where is my (?:ticket|case|request)|(?:what(?:'s| is| was)|(?:i )?(?:forgot|lost|don't know)) my (?:ticket|case|request)(?: id| number| no)?) ?\?*$/,
  ],
  [
    'to-bot',
    /^(?:please )?(?:(?:(?:i (?:want|would like) to )?(?:go |get |take me )?back to (?:the )?bot)|(?:end|close|leave|stop|quit) (?:the |this )?(?:chat|talk|conversation)(?: with (?:the |this )?(?:person|expert|human))?|(?:withdraw|take back|cancel|close) (?:my |the |this )?(?:ticket|case|request)|(?:i )?(?:don't|do not|no longer) need (?:a |the )?(?:person|human|expert|ticket)(?: any ?more)?)(?:,? please)?$/,
  ],
  [
    'start-over',
    /^(?:please )?(?:start over|restart|reset|begin again|start again|new (?:problem|question|topic|issue)|clear|cancel(?: (?:that|this|it))?|stop|never ?mind|nvm|forget (?:it|that|this))(?:,? please)?$/,
  ],
  [
    'back',
    /^(?:please )?(?:(?:(?:can (?:you|we) )?(?:go|take me|step) )?(?:one (?:step )?)?back(?: (?:one|a|one step|a step))?(?: to (?:the )?(?:previous|last)(?: (?:one|step|card|cause|answer|problem))?)?|(?:the )?previous(?: (?:one|step|card|cause|answer|problem|article))?)(?:,? please)?$/,
  ],
  [
    'so-far',
    /^(?:(?:hi|hello|hey)?,? ?i(?:'m| am) back(?: again| now)?|(?:so )?what (?:(?:did|have|had) (?:i|we) (?:already )?(?:tr(?:y|ied)|d(?:o|one))|was tried|is (?:left|open|still open|next|done)|'s left)(?: (?:so far|already|until now|yet|before))?|what's (?:left|open|done)(?: (?:so far|to do))?|where (?:was|were|am|are) (?:i|we)(?: now)?|how far (?:am i|are we|did (?:i|we) get)|(?:(?:show|give)(?: me)? )?(?:(?:the|my|our) )?(?:progress|status|summary|history)(?: so far)?|sum(?:mary|marize| (?:it )?up)(?: please)?) ?\?*$/,
  ],
  [
    'others',
    /^(?:please )?(?:(?:show|list|give)(?: me)? )?(?:the |all )?(?:others|other (?:ones|articles|answers|results|options|topics|matches|suggestions)|rest)(?: again)?(?: please)?$|^(?:are there|is there|any|what) (?:any )?(?:others|other (?:ones|articles|answers|results|options)|else)(?: is there| are there)? ?\?*$/,
  ],
  [
    'go-on',
    /^(?:yes,? |ok(?:ay)?,? |please |let's |let us )*(?:go on|continue|resume|carry on|keep going|proceed|show (?:it|that|me that) again|where i (?:was|left off)|go ahead)(?: (?:there|with (?:it|that)|where (?:i|we) (?:was|were|left off)|please))*$/,
  ],
  [
    'none-of-these',
    /^(?:no,? )?(?:none(?: of (?:these|those|them|the above))?|neither(?: of (?:these|those|them))?|no(?:ne)? of these|something else|other|not (?:any|one) of these|(?:(?:it|this|that)(?:'s| is) )?not (?:it|my (?:problem|issue|error))|wrong (?:one|answer|article|problem))$/,
  ],
  [
    'still-failing',
    /^(?:(?:i(?:'ve| have)? )?(?:tried|did|done) (?:it|that|this|everything|all(?: (?:of )?(?:it|that|this))?),? (?:(?:and|but) )?)?(?:(?:it(?:'s| is)?|this|that|backup|the backup|no,?)\s+)*(?:(?:still|again)\s+(?:(?:getting|seeing|have|get) (?:the same (?:error|problem|issue|message)|it)|failing|fails|failed|not working|does(?:n't| not) work|broken|the same(?: error| problem)?|happening|happens)|(?:fails|failed|failing) again|(?:did|does|do)(?:n't| not) (?:help|work|fix it|solve it)(?: either)?|(?:same|the same) (?:error|problem|issue|thing)(?: again)?|no (?:luck|change|difference)|nothing (?:has )?changed|not fixed|not solved|i(?:'ve| have)? (?:tried|did|done) (?:everything|all(?: (?:of )?(?:it|that|this))?)|(?:the )?next(?: (?:cause|one|step|check))?)$/,
  ],
  [
    'solved',
    /^(?:(?:it|this|that|(?:the )?(?:problem|issue)|yes,?|great,?|ok,?|perfect,?|thanks,?|thank you,?)\s+)*(?:(?:is |it's |that's )?(?:(?:fixed|solved|resolved)(?: now)?|done|works(?: now| again)?|working(?: now| again)?|fixed it|solved it|did it|helped|worked|fixed the (?:problem|issue)|solved the (?:problem|issue)))(?:,? ?(?:thanks|thank you|thx)(?: (?:a lot|so much|very much|again|for (?:the|your) help))*)?$/,
  ],
  [
    'thanks',
    /^(?:ok(?:ay)?,? |great,? |perfect,? |cool,? |many |very |no,? )*(?:thanks?|thank you|thx|ty|cheers|much appreciated)(?: you)?(?: (?:a lot|so much|very much|again|bot|for (?:the|your) help|for that))*$/,
  ],
  [
    'nod',
    /^(?:ok(?:ay)?|kk?|all ?right|fine|good|great|cool|nice|perfect|sure|got it|i see|understood|makes sense|will do|wait|hold on|brb|bye|goodbye|(?:see you )?later|(?:one|a|just a) (?:moment|second|minute|sec)|(?:let me|i'll|i will|will|i am going to|i'm going to) (?:try|check|see|do|look)(?: (?:it|that|this|into it))?|(?:i am |i'm )?(?:trying|checking|on)(?: (?:it|that|this))?)(?: (?:ok|okay|then|now|first|out|please))*$/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|greetings|howdy|yo|hiya|moin|hola|bonjour)(?: (?:there|bot|all|team|everyone|again))*$/,
  ],
  [
    'help',
    /^(?:\?|\/?help(?: me)?|what can you do|how (?:does this|do you) work|what (?:is this|are you)|who are you|how can you help(?: me)?|what do you do|commands?|menu|i need help|can you help(?: me)?|please help(?: me)?) ?\?*$/,
  ],
  [
    'person',
    /^(?:please )?(?:(?:i )?(?:want|need|would like|'d like|can i|could i|may i|please|let me)?\s*(?:to )?(?:talk|speak|chat)(?: to| with)? (?:a |an |some|the |your )?(?:real |live )?(?:human|person|agent|someone|somebody|support(?: engineer)?|people|engineer|expert|operator|representative)(?: please)?|(?:i (?:want|need) |get me )?(?:a |an )?(?:human|real person|live agent|operator|support engineer)(?: please)?|(?:contact|call|connect me (?:to|with)|escalate to) (?:a |an |the )?(?:human|person|support|agent|engineer|expert|microsoft support)(?: please)?|(?:can i |i (?:want|need) to )?(?:open|create|raise) (?:a |an |another )?(?:new )?(?:support )?(?:ticket|case|request)(?: please)?|is (?:any(?:one|body)|some(?:one|body)) (?:there|here)|when (?:will|does) (?:any(?:one|body)|some(?:one|body)) (?:answer|come|reply)) ?\?*$/,
  ],
];

/** Longer texts tell a problem, whatever words they hold. */
const longestWish = 80;

/** Nothing but signs of a nod. */
const thumbsUp = /^(?:\s|👍|👌|🆗|✅|\p{Emoji_Modifier}|\u{FE0F})+$/u;

/** The wish that a text is, when it is nothing else. */
export function findWish(text: string): Wish | undefined {
  if (text.length > longestWish) return undefined;
  if (thumbsUp.test(text) && text.trim() !== '') return 'nod';
  const words = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\b(did|does|do|is|was)nt\b/g, "$1n't")
    .replace(/[!.,;:…\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]+/gu, (mark) =>
      mark.startsWith(',') ? ',' : ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
    .trim();
  return wishes.find(([, form]) => form.test(words))?.[0];
}

const ordinals = ['first', 'second', 'third'];

const numbers = String.raw`(?:steps?|checks?|numbers?|nr\.?|#)?\s?\d{1,2}(?:\s?(?:,|and|&|\+|,\s?and)\s?(?:steps?\s|#)?\d{1,2}){0,20}`;
const subject = String.raw`(?:(?:i|we|i've|we've|i have|we have)\s)?(?:just\s|already\s)?`;

const all = String.raw`(?:all|everything|all(?: of)? (?:it|them|these|the (?:steps|checks|boxes))|all (?:steps|checks|boxes))`;

/** Forms of "all done", and of taking it back. */
const saidOfAll: readonly [boolean, RegExp][] = [
  [false, new RegExp(String.raw`^(?:untick|uncheck|undo|unmark) ${all}$`)],
  [true, new RegExp(String.raw`^(?:done(?: with)?|tick(?:ed)?|check|mark) ${all}(?: (?:as )?done)?$`)],
  [true, new RegExp(String.raw`^${all}(?: (?:is|are))? (?:done|finished|completed|ticked|checked)(?: now)?$`)],
];

/** Forms of "step 2 is done", and of taking it back. */
const saidOf: readonly [boolean, RegExp][] = [
  [false, new RegExp(String.raw`^(?:untick|uncheck|undo|unmark|not done:?)\s(${numbers})$`)],
  [
    false,
    new RegExp(String.raw`^(${numbers})\s(?:is|are|was|were)\s?(?:not|n't)\s(?:yet\s)?(?:done|finished)(?:\syet)?$`),
  ],
  [
    true,
    new RegExp(
      String.raw`^${subject}(?:did|done|finished|completed|checked|tick(?:ed)?|check|mark)(?:\swith)?:?\s(${numbers})(?:\s(?:as\s)?done)?$`,
    ),
  ],
  [true, new RegExp(String.raw`^(${numbers})\s(?:(?:is|are)\s)?(?:done|finished|completed|ok|checked)(?:\snow)?$`)],
];

/** Steps that a text calls done, or not done after all, when it says nothing else: "done 1, 2", "step 3 is done", "all done". */
export function findDone(text: string): SaidDone | undefined {
  if (text.length > longestWish) return undefined;
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '');
  const whole = saidOfAll.find(([, form]) => form.test(words));
  if (whole) return { steps: [], isAll: true, isDone: whole[0] };
  for (const [isDone, form] of saidOf) {
    const said = form.exec(words)?.[1];
    if (said !== undefined) return { steps: [...new Set((said.match(/\d+/g) ?? []).map(Number))], isDone };
  }
  return undefined;
}

/** Whether a text says, among other things, that something fails as before. */
export function persists(text: string): boolean {
  return /\b(?:still|again|keeps?)\s+(?:fail|get|see|hav|not\s+work|happen|the\s+same|broken)|\bsame\s+(?:error|problem|issue|message)\b|\b(?:did|does)(?:n['’]?t| not)\s+(?:help|work|fix)/i.test(
    text,
  );
}

/** The number of an offered choice, from 1 to 9, when the text is nothing else: "2", "option 2", "the second one". */
export function findPick(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  const digit = /^(?:(?:option|number|nr\.?|no\.?|#)\s?)?([1-9])[.)]?$/.exec(words)?.[1];
  if (digit !== undefined) return Number(digit);
  const ordinal = /^(?:the )?(first|second|third)(?: one| option)?$/.exec(words)?.[1];
  return ordinal === undefined ? undefined : ordinals.indexOf(ordinal) + 1;
}
