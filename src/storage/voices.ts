import type { FileNote, Said, Story, TicketEntry, TicketHead } from '../model/ticket.js';
import { asKey } from './keys.js';

/** By what a person is known who said or did something in a ticket. */
interface Voice {
  id?: string;
  alias?: string;
}

/** Whether somebody is meant. */
export type Is = (voice: Voice) => boolean;

/** Knows one person by all their ids, as they are and as they are stored. */
export function whoHas(ids: ReadonlySet<string>): Is {
  const has = (id: string | undefined) => id !== undefined && (ids.has(id) || ids.has(asKey(id)));
  return ({ id, alias }) => has(id) || has(alias);
}

/** What stands where something of a person was. */
const removed = 'removed';

/** A story with other lines, and other names at the steps, where these people said or did something. */
function mendStory(story: Story, is: Is, name: string, mend: <T extends Omit<Said, 'at' | 'who'>>(one: T) => T): Story {
  const line = <T extends Omit<Said, 'at' | 'who'>>(one: T): T => (one.by && is(one.by) ? mend(one) : one);
  const { others, transcript, tried } = story;
  return {
    ...story,
    ...(others && { others: others.map(line) }),
    transcript: transcript.map(line),
    tried: tried.map((part) => ({
      ...part,
      steps: part.steps.map((step) => {
        if (step.byId === undefined || !is({ id: step.byId })) return step;
        const { id, text, isDone } = step;
        return { id, text, isDone, by: name };
      }),
    })),
  };
}

/** Without the words and names of somebody who had said something before the ticket was opened. */
export function storyWithout(story: Story, is: Is): Story {
  const mended = mendStory(story, is, removed, (one) => {
    const rest = { ...one, name: removed, text: removed };
    delete rest.by;
    return rest;
  });
  const gone = linesOf(story, is).map(({ text }) => text);
  if (gone.length === 0) return mended;
  const left = [
    story.words,
    ...mended.transcript.map(({ text }) => text),
    ...story.answers.map(({ answer }) => answer),
  ];
  // An error message is nobody's when somebody else has it, too.
  const isGone = (message: string) => holds(gone, message) && !holds(left, message);
  const transcript = mended.transcript.map((one) => {
    return one.who === 'bot' ? { ...one, text: withoutQuotes(one.text, gone) } : one;
  });
  return { ...mended, transcript, messages: mended.messages.filter((message) => !isGone(message)) };
}

/** What is shorter is a common word or the answer to a question, and tells nothing of anybody. */
const shortestQuote = 8;

/** What the bot said without what it quoted: forms are filled in with what everybody said, line by line. */
function withoutQuotes(said: string, gone: readonly string[]): string {
  const lines = gone.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return lines
    .filter((line) => line.length >= shortestQuote)
    .sort((one, other) => other.length - one.length)
    .reduce((text, line) => text.replaceAll(line, removed), said);
}

/** What the bot wrote into the record, without what it quoted of somebody. */
export function botWithout(entry: TicketEntry, gone: readonly string[]): TicketEntry {
  const { by, event } = entry;
  if (by.role !== 'bot' || event.kind !== 'said') return entry;
  const text = withoutQuotes(event.text, gone);
  return text === event.text ? entry : { ...entry, event: { ...event, text } };
}

/** What somebody said in the record. */
export function saidIn(entries: readonly TicketEntry[]): string[] {
  return entries.flatMap(({ by, event }) => (by.role === 'asker' && event.kind === 'said' ? [event.text] : []));
}

function holds(texts: readonly string[], part: string): boolean {
  return texts.some((text) => text.includes(part));
}

/** What somebody said before the ticket was opened. */
export function linesOf({ others = [], transcript }: Story, is: Is): Omit<Said, 'at' | 'who'>[] {
  return [...transcript, ...others].filter(({ by }) => by !== undefined && is(by));
}

/** Whether somebody did it, or said it. */
export function isBy({ by }: TicketEntry, is: Is): boolean {
  return (by.role === 'asker' || by.role === 'expert') && is(by);
}

/**
 * A line of the record without the person who wrote it: of an asker also the words go, what an expert has told an asker
 * stays. Its key goes where it may name an expert.
 */
export function entryWithout(entry: TicketEntry): TicketEntry {
  const { by, event, key, seq } = entry;
  if (by.role === 'expert') {
    const nobody = { role: 'expert', id: removed, name: removed } as const;
    return { ...entry, by: nobody, ...(key !== undefined && { key: `removed ${seq}` }) };
  }
  const told = event.kind === 'said' ? ({ kind: 'said', text: removed } as const) : event;
  return { ...entry, by: { role: 'asker', id: removed, name: removed }, event: told };
}

/** What was sent in an entry by somebody whose files go. */
export function filesIn({ by, event }: TicketEntry): FileNote[] {
  return by.role === 'asker' && event.kind === 'said' ? (event.files ?? []) : [];
}

/** A ticket without somebody: its title where that was theirs, their files, and their name where it is an expert. */
export function headWithout(head: TicketHead, story: Story, is: Is, files: readonly FileNote[]): TicketHead {
  const { expert, title, files: total } = head;
  const begin = title.replace(/…$/, '');
  const isArticle = story.topics.some((topic) => topic.title === title);
  const isTheirs = !isArticle && !story.words.includes(begin) && holds(linesOf(story, is).map(titled), begin);
  return {
    ...head,
    ...(isTheirs && { title: removed }),
    ...(expert && is(expert) && { expert: withoutName(expert.id, head) }),
    ...(total &&
      files.length > 0 && {
        files: {
          count: Math.max(0, total.count - files.length),
          bytes: files.reduce((bytes, { size }) => Math.max(0, bytes - size), total.bytes),
        },
      }),
  };
}

/** Titles have no signs that turn the direction. */
function titled({ text }: { text: string }): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

/** Whoever has a ticket goes on with it, without a name. */
function withoutName(id: string, { state }: TicketHead) {
  return { id: state === 'assigned' ? id : removed, name: removed };
}

const somebody = 'somebody else';

/** A story as it is told to one of those who said something in it: who the other askers are is left out. */
export function storyFor(story: Story, is: Is): Story {
  return mendStory(
    story,
    (voice) => !is(voice),
    somebody,
    (one) => {
      const rest = { ...one, name: somebody };
      delete rest.by;
      return rest;
    },
  );
}

/** The same for a line of the record. */
export function entryFor(entry: TicketEntry, is: Is): TicketEntry {
  const { by } = entry;
  return by.role === 'asker' && !is(by) ? { ...entry, by: { role: 'asker', id: somebody, name: somebody } } : entry;
}
