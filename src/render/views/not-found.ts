import type { Decision, NotFoundReason } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import { type Button, newView, type Section, type View } from '../view.js';
import { shorten } from '../shorten.js';
import { goOnButton, personButton, startOverButton } from './buttons.js';
import { keptSections } from './kept.js';
import { itemRow, textRow } from './lines.js';

const reasons: Record<NotFoundReason, { title: string; lines: string[] }> = {
  'no-match': {
    title: 'I don’t know this one',
    lines: ['No article that I have fits what you wrote well enough, and I would rather not guess.'],
  },
  'only-platform': {
    title: 'Thanks, I will remember that',
    lines: ['Now tell me what fails, or paste the error message.'],
  },
  'only-fact': {
    title: 'Thanks, I will remember that',
    lines: ['Now tell me what fails, or paste the error message.'],
  },
  empty: { title: 'There was no text in your message', lines: ['Tell me what fails, or paste the error message.'] },
  'only-attachment': {
    title: 'I can’t read attachments',
    lines: ['Copy the text of the error into the chat instead; from a screenshot, type the code and the message.'],
  },
  'none-of-these': { title: 'Then it is something else', lines: ['Tell me more, and I will look again.'] },
  'outdated-button': {
    title: 'That button is out of date',
    lines: ['It belongs to an older version of an article or of this bot. Please ask again.'],
  },
  'foreign-card': {
    title: 'That card belongs to another chat',
    lines: [
      'It was made for somebody else’s talk, so nothing was changed here or there. Tell me what fails, and I show you the same steps with your own progress.',
    ],
  },
  'nothing-before': {
    title: 'There is nothing to go back to',
    lines: ['Tell me what fails, or paste the error message.'],
  },
  'nothing-open': {
    title: 'Nothing is open at the moment',
    lines: ['Tell me what fails, or paste the error message.'],
  },
  'no-others': {
    title: 'Nothing else fitted what you wrote',
    lines: ['Tell me more, or paste the newest error message, and I will look again.'],
  },
  'no-such-step': {
    title: 'There is no step with that number',
    lines: ['Nothing was changed. Say “go on” to see the list again.'],
  },
  unclear: {
    title: 'I am not sure what you mean',
    lines: ['Say “still failing”, “it worked” or “done 2”, or tell me what you see now.'],
  },
  noted: {
    title: 'Take your time',
    lines: ['I keep your place. When you know how it went, say “it worked” or “still failing”.'],
  },
  'no-person': {
    title: 'I can’t connect you to a person here',
    lines: ['Please contact your support team. Give them what you told me here, and what you have tried.'],
  },
  'reply-lost': {
    title: 'I had answered that already',
    lines: [
      'What I said then cannot be shown again, and nothing was done a second time. The people who run this bot are told. Say “go on” to see what is open, or “what did I try”.',
    ],
  },
  'talk-lost': {
    title: 'Sorry, I lost what we said so far',
    lines: [
      'My notes of this talk cannot be read any more, so it begins anew: what you tried and ticked is gone from it. The people who run this bot are told.',
    ],
  },
};

/** What concerns the problem that is open: nobody needs to hear what to paste. */
const isAboutOpen: ReadonlySet<NotFoundReason> = new Set(['no-such-step', 'unclear', 'noted', 'reply-lost']);

/** What is no failure of anybody, and must not look like one. */
const isAside: ReadonlySet<NotFoundReason> = new Set([
  'only-platform',
  'only-fact',
  'nothing-open',
  'unclear',
  'noted',
]);

/** Codes of portals are far shorter. */
const longestCode = 120;

type NotFound = Omit<Decision & { kind: 'not-found' }, 'kind'>;

/** Why nothing is shown, and what to paste instead. */
export function notFoundView({ reason, code, person, before }: NotFound, pack: Pack): View {
  const { title, lines: known } = reasons[reason];
  const lines = [
    ...(code === undefined ? [] : [`I know no article for ${shorten(code, longestCode)}.`]),
    ...known,
    ...(person ? ['Shall I bring in a person? They see what you told me, and answer here.'] : []),
  ];
  const said = { heading: '', rows: lines.map(textRow) };
  const speak = `${title}. ${lines.join(' ')}`;
  // The answer to the message follows.
  if (reason === 'talk-lost') return { ...newView('not-found', title), sections: [said], speak, buttons: [] };
  return {
    ...newView(isAside.has(reason) ? 'aside' : 'not-found', title),
    sections: [said, ...(isAboutOpen.has(reason) ? [] : [whatToPaste(pack)]), ...keptSections(before, pack, 'go on')],
    speak,
    buttons: [
      ...(person ? [{ ...personButton, isPrimary: true }] : []),
      ...(before === undefined ? buttonsOf(reason) : [goOnButton, startOverButton]),
    ],
  };
}

function whatToPaste(pack: Pack): Section {
  return {
    heading: 'What to paste',
    rows: [
      itemRow(`the error code${suchAs(examplesOf(pack))}`),
      itemRow('the whole error message, as the portal or the log prints it'),
      itemRow('what you were doing when it failed, and whether the machine runs Windows or Linux'),
    ],
  };
}

function buttonsOf(reason: NotFoundReason): Button[] {
  if (reason === 'no-match' || reason === 'no-person') return [];
  return isAboutOpen.has(reason) ? [goOnButton, startOverButton] : [startOverButton];
}

/** Codes of the articles at hand, one of each look: what is asked for must be of use. */
function examplesOf(pack: Pack): string[] {
  const name = pack.codes.find((code) => /^[A-Z]\w{5,40}$/.test(code));
  const number = pack.codes.find((code) => /^0x[0-9a-f]{4,8}$/i.test(code));
  return [name, number].filter((code) => code !== undefined);
}

function suchAs(examples: readonly string[]): string {
  return examples.length === 0 ? '' : `, such as ${examples.join(' or ')}`;
}
