import type { Decision, TicketNews } from '../../model/decision.js';
import type { Button, View } from '../view.js';
import { newView } from '../view.js';
import { textRow } from './lines.js';

type TicketDecision = Decision & { kind: 'ticket' };

const takeBack = 'Take the ticket back';

const howEnded = {
  resolved: (who: string) => `${who} has closed it as solved.`,
  withdrawn: () => 'It was taken back.',
} as const;

/** What each news says; `who` is the expert. */
const told: Record<
  TicketNews,
  (who: string, more: TicketDecision) => { title: string; lines: string[]; buttons: Omit<Button, 'step'>[] }
> = {
  received: () => ({
    title: 'Your ticket has arrived',
    lines: [
      'A person from support will answer here, in this chat. They see what you told me and what you have tried, so you need not repeat it.',
      'Until then I go on helping, and what you write is added to the ticket.',
    ],
    buttons: [{ title: takeBack, verb: 'withdraw' }],
  }),
  waiting: () => ({
    title: 'Your ticket waits for a person',
    lines: ['Nobody has taken it yet. What you write here is added to it, and the answer comes here.'],
    buttons: [{ title: takeBack, verb: 'withdraw' }],
  }),
  late: () => ({
    title: 'Nobody has taken your ticket yet',
    lines: [
      'I have just reminded the people of support. It is not forgotten, and the answer comes here.',
      'Until then I go on helping, and what you write is added to the ticket.',
    ],
    buttons: [{ title: takeBack, verb: 'withdraw' }],
  }),
  taken: (who) => ({
    title: `${who} is here`,
    lines: [
      `You now write with ${who}, and I keep silent. ${who} sees what you told me and what you have tried.`,
      'Say “back to the bot” to end it.',
    ],
    buttons: [{ title: 'Back to the bot', verb: 'withdraw' }],
  }),
  released: () => ({
    title: 'Somebody else will go on with your ticket',
    lines: ['It waits again until another person takes it. What was said stays with it, and I am back meanwhile.'],
    buttons: [{ title: takeBack, verb: 'withdraw' }],
  }),
  resolved: (who) => ({
    title: `${who} has closed your ticket as solved`,
    lines: ['I am back. If it still fails, open it again: everything that was said stays with it.'],
    buttons: [{ title: 'It still fails: open it again', verb: 'reopen' }],
  }),
  reopened: () => ({
    title: 'Your ticket is open again',
    lines: ['A person from support will answer here. Everything that was said before is still with it.'],
    buttons: [{ title: takeBack, verb: 'withdraw' }],
  }),
  withdrawn: () => ({
    title: 'Your ticket is closed',
    lines: ['I told support that you do not need them any more, and I am back. If something fails, just tell me.'],
    buttons: [{ title: 'Open it again', verb: 'reopen' }],
  }),
  over: (who, { ended, isOld }) => ({
    title: 'This ticket is closed already',
    lines: [
      [...(ended ? [howEnded[ended](who)] : []), 'Nothing was changed.'].join(' '),
      isOld
        ? 'You have asked again since, so it stays closed.'
        : 'If it still fails, open it again: everything that was said is still with it.',
    ],
    buttons: [isOld ? { title: 'My tickets', verb: 'my-tickets' } : { title: 'Open it again', verb: 'reopen' }],
  }),
};

/** Tells an asker what has happened to their ticket. */
export function ticketView(decision: TicketDecision): View {
  const { ticket, news, expert, note, opens } = decision;
  const { title, lines, buttons } = told[news](expert ?? 'A person from support', decision);
  const later = opens === undefined ? [] : [`Nobody is there right now: support is back ${opens}.`];
  const all = [...later, ...lines];
  const noted = note === undefined ? [] : [{ heading: 'What they wrote', rows: note.split('\n').map(textRow) }];
  return {
    ...newView('ticket', title),
    kicker: `Ticket ${ticket}`,
    sections: [...noted, { heading: '', rows: all.map(textRow) }],
    speak: `${title}. Ticket ${ticket}. ${[note, ...all].filter((line) => line !== undefined).join(' ')}`,
    buttons: buttons.map((button) => ({ ...button, step: ticket })),
  };
}
