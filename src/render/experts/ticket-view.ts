import type { Drawing } from '../../model/expert-cards.js';
import type { Ticket, TicketHead, TriedPart } from '../../model/ticket.js';
import { isLive, isWaiting } from '../../model/ticket.js';
import { expertInputs, longestNote, longestReply } from '../../model/expert-verbs.js';
import { shorten } from '../shorten.js';
import { type Button, newView, type Row, type Section, type View } from '../view.js';
import { askerOf, clockOf, oneLine, secrets, timeOf } from './words.js';
import { writtenRows } from './written-rows.js';

/** How much is shown where everything has room: characters, and how many of each. */
const longest = {
  words: 1_500,
  name: 80,
  code: 120,
  message: 400,
  topic: 140,
  part: 140,
  step: 120,
  question: 160,
  answer: 400,
};
const most = { lines: 40, others: 4, codes: 12, messages: 4, topics: 5, parts: 8, steps: 12, answers: 15 };

/** Everything that somebody needs who takes a ticket. @param share how much of each text, from 0 to 1 */
export function expertTicketView(ticket: Ticket, zone: string, drawing: Drawing, share: number): View {
  const { story } = ticket;
  const { notice = '', typed = { reply: '', note: '' } } = drawing;
  const cutLines = (text: string, most: number) => shorten(text.trim(), Math.max(12, Math.round(most * share)));
  const cut = (text: string, characters: number) => cutLines(oneLine(text), characters);
  const few = <T>(list: readonly T[], count: number) => list.slice(0, Math.max(1, Math.ceil(count * share)));
  const title = cut(ticket.title, 200);
  const sections: Section[] = [
    { heading: '', rows: factsOf(ticket, zone) },
    {
      heading: 'In their own words',
      rows: writtenRows(cutLines(story.words, longest.words), Math.max(1, most.lines * share)),
    },
    {
      heading: 'What others said of it',
      rows: few(story.others ?? [], most.others).flatMap(({ name = 'Somebody', text }) => [
        { kind: 'text', indent: 0, runs: [{ text: `${cut(name, longest.name)}:`, strong: true }] },
        ...writtenRows(cutLines(text, longest.words), Math.max(1, most.lines * share), 1),
      ]),
    },
    {
      heading: 'Error messages',
      rows: few(story.messages, most.messages).map((text) => {
        return { kind: 'command', indent: 0, lines: few(cutLines(text, longest.message).split('\n'), most.lines) };
      }),
    },
    {
      heading: 'Articles that fit',
      rows: few(story.topics, most.topics).map(({ title: topic, confidence }) => {
        const sure = confidence === undefined ? '' : ` (${Math.round(confidence * 100)} %)`;
        return item('•', `${cut(topic, longest.topic)}${sure}`);
      }),
    },
    {
      heading: 'What was tried',
      rows: few(story.tried, most.parts).flatMap((part, index) => triedRows(part, index, cut, few)),
    },
    {
      heading: 'What they answered',
      rows: few(story.answers, most.answers).map(({ question, answer }) => {
        const asked = cut(question, longest.question).replace(/\s*[:?]$/, '');
        const said = answer.trim() === '' ? 'does not know' : cut(answer, longest.answer);
        return { kind: 'step', indent: 0, marker: '•', runs: [{ text: `${asked}: `, strong: true }, { text: said }] };
      }),
    },
    { heading: '', rows: inputsOf(ticket, cutLines(typed.reply, longestReply), cutLines(typed.note, longestNote)) },
  ];
  const codes = few(story.codes, most.codes).map((code) => cut(code, longest.code));
  return {
    ...newView('expert', title),
    kicker: `Ticket ${ticket.id} · ${stateOf(ticket)}${ticket.isUrgent ? ' · urgent' : ''}`,
    codes,
    notice: shorten(notice, 500),
    sections: sections.filter(({ rows }) => rows.length > 0),
    buttons: buttonsOf(ticket),
    speak: `Ticket ${ticket.id}, ${stateOf(ticket)}: ${cut(ticket.title, 150)}`,
  };
}

/** In a few words. */
function stateOf({ state, expert }: TicketHead): string {
  const who = expert === undefined ? 'somebody' : shorten(oneLine(expert.name), 80);
  switch (state) {
    case 'open':
      return 'waits for somebody';
    case 'reopened':
      return 'open again, waits for somebody';
    case 'assigned':
      return `${who} has it`;
    case 'resolved':
      return `resolved by ${who}`;
    case 'withdrawn':
      return 'taken back by the asker';
  }
}

function factsOf(ticket: Ticket, zone: string): Row[] {
  const { story, openedAt, changedAt, version, tags } = ticket;
  const language = story.locale === undefined ? '' : `, ${shorten(story.locale, 40)}`;
  const changed = changedAt === openedAt ? '' : `, changed ${clockOf(changedAt, zone)}`;
  const platform = story.platform === undefined ? [] : [fact('System', story.platform)];
  const later =
    version > 1
      ? ['Everything that was said since is in the transcript, which is for you alone when you open it.']
      : [];
  const removed =
    story.removed > 0 ? [`${secrets(story.removed)} removed from what the asker wrote; nobody can see them.`] : [];
  return [
    ...(ticket.isUrgent ? [fact('Urgent', 'the asker says so')] : []),
    fact('Asker', `${askerOf(ticket)}${language}`),
    fact('State', stateOf(ticket)),
    fact('Since', `${timeOf(openedAt, zone)}${changed}`),
    ...platform,
    ...(tags.length > 0 ? [fact('Tags', shorten(oneLine(tags.join(', ')), 200))] : []),
    ...[...removed, ...later].map((text): Row => ({ kind: 'text', indent: 0, runs: [{ text, emphasis: true }] })),
  ];
}

function fact(name: string, value: string): Row {
  return { kind: 'text', indent: 0, runs: [{ text: `${name}: `, strong: true }, { text: value }] };
}

function item(marker: string, text: string, indent = 0): Row {
  return { kind: 'step', indent, marker, runs: [{ text }] };
}

const outcomes: Record<TriedPart['outcome'], string> = {
  tried: 'did not help',
  open: 'was open',
  solved: 'solved an earlier problem',
};

function triedRows(
  part: TriedPart,
  index: number,
  cut: (text: string, characters: number) => string,
  few: <T>(list: readonly T[], count: number) => T[],
): Row[] {
  return [
    item(`${index + 1}.`, `${cut(part.title, longest.part)} (${outcomes[part.outcome]})`),
    ...few(part.steps, most.steps).map(({ text, isDone, by }) => {
      const who = by === undefined ? '' : ` (${shorten(oneLine(by), 80)})`;
      return item(isDone ? '☑' : '☐', `${cut(text, longest.step)}${isDone ? who : ''}`, 1);
    }),
  ];
}

function inputsOf(ticket: Ticket, reply: string, note: string): Row[] {
  if (!isLive(ticket)) return [];
  const input = { kind: 'input', indent: 0 } as const;
  return [
    {
      ...{
        ...input,
        id: expertInputs.reply,
        input: 'text',
        label: 'Message to the asker',
        value: reply,
        longest: longestReply,
      },
      hint: isWaiting(ticket) ? 'Who answers takes the ticket' : 'They read it in their own chat',
    },
    {
      ...{ ...input, id: expertInputs.note, input: 'line', label: 'Note, when you resolve it or give it back' },
      ...{ value: note, hint: 'The asker reads it when it is resolved', longest: longestNote },
    },
  ];
}

function buttonsOf(ticket: TicketHead): Button[] {
  const transcript: Button = { title: 'Transcript', verb: 'expert-transcript' };
  const resolve: Button = { title: 'Resolve', verb: 'expert-resolve' };
  const send: Button = { title: 'Send message', verb: 'expert-send' };
  const buttons: Button[] = !isLive(ticket)
    ? [{ title: 'Open again', verb: 'expert-reopen', isPrimary: true }, transcript]
    : isWaiting(ticket)
      ? [{ title: 'Take', verb: 'expert-take', isPrimary: true }, send, resolve, transcript]
      : [{ ...send, isPrimary: true }, resolve, { title: 'Give back', verb: 'expert-release' }, transcript];
  return buttons.map((button) => ({ ...button, step: ticket.id }));
}
