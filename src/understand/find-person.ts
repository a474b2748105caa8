/** What a text says besides that a person is wanted. */
export interface PersonWish {
  /** The problem, as far as the text tells one; empty where it tells none. */
  rest: string;
}

/** Longer texts tell a problem; whoever wants a person says so in a message of its own. */
const longestWish = 300;

const human = String.raw`(?:human(?: being| agent| operator| support| help)?|person|people|some ?(?:one|body)|any ?(?:one|body)|agent|engineer|expert|operator|representative|rep|technician|specialist|supervisor|manager|colleague|(?:it |customer |tech(?:nical)? |microsoft |live )?support(?: engineer| agent| person| team| staff| people)?|(?:help|service) ?desk|customer (?:service|care)|employee|staff|it (?:guys?|people|person|team|department|staff)|live chat|real one)`;
const kind = String.raw`(?:(?:real|live|actual|human|another|other|competent|proper) )*`;
const some = String.raw`(?:(?:a|an|some|any|your|our|one|another) )?`;
const who = `${some}${kind}${human}(?: (?:from|of|in|at) (?:it|support|your team|the (?:team|help ?desk|service ?desk|company)))?`;
const the = `(?:the )?${who}`;
const soon = String.raw`(?: (?:now|please|pls|plz|asap|immediately|right (?:now|away)|here|today|directly|instead|first|quickly|there|again|at once|about (?:it|this|that)|with (?:it|this|that)))*`;
const i = String.raw`(?:(?:i|we)(?: (?:really|just|only|do|still|now|have to|must))*(?:'d| would)? ?(?:want|need|wanna|like|love|prefer|demand|insist on|request|have to|must|gotta)(?: to)?(?: (?:have|get|see|reach|find))?)`;
const may = String.raw`(?:(?:can|could|may|might|how (?:do|can|could)|where (?:do|can|could)|why can't) (?:i|we)(?: (?:please|just|get|have))*|let me|let us|(?:is it|would it be) possible to|i am trying to|i'm trying to|how to)`;
const talk = String.raw`(?:talk|speak|chat|write|get in touch|get through|connect|reach|contact|be (?:connected|transferred|put through))(?: directly)?(?: to| with| through)?`;
const giveMe = String.raw`(?:(?:can|could|would|will) you )?(?:please )?(?:get|give|find|bring|send|connect|put|transfer|forward|hand|pass)(?: me| us)?(?: (?:over|through|on))?(?: to| with)?`;

/** Clauses of who asks for themselves: they count also beside a problem. */
const own: readonly RegExp[] = [
  `(?:need|want) ${who}`,
  `${i} (?:${talk} )?${who}`,
  `${i} (?:help|support|assistance) (?:from|of|by) ${who}`,
  `(?:${may} )(?:${talk} )?${the}`,
  `${i} to ${talk} ${the}`,
  String.raw`(?:can|could|please|is there a way to)? ?(?:get|give|find|bring|send|connect|put|transfer|forward|hand|pass) (?:me|us)(?: (?:over|through|on))?(?: to| with)? ${the}`,
  String.raw`(?:who|whom) (?:can|could|do|should|may) (?:i|we) (?:${talk}|call|contact|ask|reach|phone|write)(?: to)?`,
  String.raw`is there (?:${who}|anything)(?: (?:i|we) (?:can|could) ${talk}| who can help(?: me)?)`,
  String.raw`(?:(?:can|could|would|will) )?(?:you |${the} )?(?:please )?(?:call|phone|ring) me(?: back)?`,
  String.raw`(?:i|we) (?:do not|don't|won't|will not) (?:want|like|wish)(?: to)? (?:talk|speak|chat|write|deal)(?: to| with)? (?:a |an |the |this |any )?(?:bot|machine|robot|computer|you|chat ?bot|ai)`,
].map((form) => new RegExp(`^(?:please |just |so |then |and |but |well |now )*${form}${soon}$`));

/** Clauses that stand in error messages as well: they count only where nothing else is said. */
const bare: readonly RegExp[] = [
  who,
  `(?:${giveMe}|${talk}|contact|call|reach|ask for|escalate (?:this |it |me )?to) ${the}`,
  `(?:can|could|will|would) ${the} (?:please )?(?:help|assist)(?: me| us)?`,
  String.raw`escalate(?: (?:this|it|my (?:case|problem|ticket|issue|request)))?`,
  String.raw`(?:the |your |a |is there a |what(?:'s| is) (?:the|your) )?(?:hotline|(?:support )?phone number|support number|number (?:to call|i can call))`,
  String.raw`(?:is|are) (?:there )?(?:any ?(?:one|body)|some ?(?:one|body)|${who}) (?:there|here|available|around)`,
  String.raw`when (?:will|does|can) (?:any|some) ?(?:one|body) (?:answer|come|reply|help(?: me)?)`,
  String.raw`(?:${may} |${i} )?(?:open|create|raise|log|file)(?: ${some}(?:new )?(?:support )?(?:ticket|case|request|incident))`,
  String.raw`(?:no|stop the|not (?:a|the|this)|enough of (?:the|this)) (?:more )?(?:chat ?)?bots?`,
].map((form) => new RegExp(`^(?:please |just |so |then |and |but |well |now )*${form}${soon}$`));

/** The same in some other languages, as people write it who are at their wits' end. */
const foreign =
  /\b(?:mit (?:einem|einer|'nem) (?:echten |richtigen )?(?:menschen|person|mitarbeiter(?:in)?|techniker(?:in)?) (?:sprechen|reden|schreiben)|hablar con (?:una persona|un (?:humano|agente|operador|t[ée]cnico)|alguien)|parler (?:[àa]|avec) (?:un (?:humain|agent|technicien|conseiller)|une (?:vraie )?personne|quelqu'un)|parlare con (?:una persona|un (?:umano|operatore|tecnico)|qualcuno)|falar com (?:uma pessoa|um (?:humano|atendente|t[ée]cnico)|algu[ée]m)|met een (?:mens|persoon|medewerker) (?:spreken|praten|chatten))\b/;

/** What people say around it that tells nothing of a problem: greetings, complaints of the bot, hurry. */
const besides =
  /^(?:(?:hi|hello|hey|please|ok(?:ay)?|thanks|sorry|come on|enough|omg|wtf|ffs|no|yes|now|again|seriously|damn(?: it)?|argh+|urgent(?:ly)?|asap|quick(?:ly)?|(?:it|this)(?:'s| is) urgent|for \S+'?s? sake|i(?:'ve| have) had enough|i give up|i(?:'m| am) (?:stuck|lost|fed up|tired)(?: (?:of|with) (?:this|it|you))?|no luck)|(?:(?:this|that|it|you|the bot|(?:stupid |dumb )?bot|what(?: a)?)(?:'s|'re| is| are)? ?)?(?:(?:so|just|totally|completely|really|absolutely|all|f\S*|bloody|damn) )*(?:useless|stupid|dumb|no (?:help|use|good)|(?:not|n't) (?:help(?:ful|ing)|working for me|understanding(?: me)?)|terrible|rubbish|crap|junk|garbage|awful|annoying|ridiculous|bad|hopeless|a joke|waste of time)(?: bot| machine| thing)?|you (?:(?:stupid|dumb|useless|f\S*|piece of|bloody|damn) ?)+(?:bot|machine|thing|junk|crap|shit|garbage)?|(?:that |this |it |you )?(?:(?:does|did|do)(?:n't| not)|never) (?:help|work|understand)(?: me| at all| either)?|(?:it(?:'s| is) |it )?still (?:failing|fails|not working|broken|the same))$/;

/** Insults at the end of a clause. */
const insult = /\s+you (?:f\S*|stupid|dumb|useless|piece of|bloody|damn|idiot|moron)\b.*$/;

/**
 * Whether a text asks for a person, in any of the ways that people have: politely, shortly, angrily, and beside a problem
 * ("the agent is not ready, I want a human"). What error messages advise ("contact support") is no such wish.
 */
export function findPersonWish(text: string): PersonWish | undefined {
  if (text.length > longestWish) return undefined;
  const judged = clausesOf(text).map((clause) => ({ ...clause, kind: kindOf(clause.words) }));
  const rest = judged.filter((one) => one.kind === 'content');
  const isOwn = judged.some((one) => one.kind === 'own');
  const isBare = judged.some((one) => one.kind === 'bare');
  if (!isOwn && !(isBare && rest.length === 0)) return undefined;
  // In the middle of a story somebody tells what they did, or what a message says.
  if (rest.length > 0 && judged.at(0)?.kind !== 'own' && judged.at(-1)?.kind !== 'own') return undefined;
  return { rest: told(judged, text) };
}

interface Clause {
  words: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
}

/** Divides a text where one thing ends and the next begins; full stops within numbers and names divide nothing. */
function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const add = (to: number) => {
    const words = plain(text.slice(from, to));
    if (words !== '') clauses.push({ words, from, to });
  };
  for (const { 0: end, index } of text.matchAll(/[.,;:!?]+(?=\s|$)|[\n–—]+|\s(?:but|and|so|because|or)\s/gi)) {
    add(index);
    from = index + end.length;
  }
  add(text.length);
  return clauses;
}

/** What was told besides, as it was written: from the first to the last clause with content. */
function told(judged: readonly (Clause & { kind: string })[], text: string): string {
  const isContent = ({ kind }: { kind: string }) => kind === 'content';
  const first = judged.find(isContent);
  const last = judged.findLast(isContent);
  return first && last ? text.slice(first.from, last.to).trim() : '';
}

function kindOf(words: string): 'own' | 'bare' | 'besides' | 'content' {
  if (own.some((form) => form.test(words)) || foreign.test(words)) return 'own';
  if (bare.some((form) => form.test(words))) return 'bare';
  return besides.test(words) ? 'besides' : 'content';
}

function plain(written: string): string {
  return written
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\*+/g, '')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}"“”()_]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(insult, '');
}
