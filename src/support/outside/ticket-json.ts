import type { Said, Speaker, Story, TicketEntry, TicketHead } from '../../model/ticket.js';
import type { EntryJson, StoryJson, TicketSummary } from './ticket-schemas.js';

/** The longest transcript that other systems get at once, in UTF-16 units of its texts: the newest lines. */
const longestTranscript = 100_000;

const isoTime = (ms: number) => new Date(ms).toISOString();

/** A ticket as other systems see it: no ids of the asker, no addresses. */
export function ticketJson(ticket: TicketHead): TicketSummary {
  const { id, version, state, title, tags, asker, expert } = ticket;
  return {
    ...{ id, version, state, title, urgent: ticket.isUrgent === true, tags },
    asker: { channel: asker.channel, ...(asker.name !== undefined && { name: asker.name }) },
    ...(expert && { expert: { id: expert.id, name: expert.name } }),
    opened_at: isoTime(ticket.openedAt),
    changed_at: isoTime(ticket.changedAt),
  };
}

/** The story as other systems see it. Of a long talk the newest lines. */
export function storyJson(story: Story): StoryJson {
  const { words, others, codes, messages, topics, tried, answers, platform, facts, locale } = story;
  const transcript = newest(story.transcript);
  return {
    ...{ words, codes, messages },
    ...(others && { others: others.map(({ name, text }) => ({ text, ...(name !== undefined && { name }) })) }),
    topics: topics.map(({ topic, title, confidence }) => ({
      ...{ id: topic, title },
      ...(confidence !== undefined && { confidence }),
    })),
    tried: tried.map(({ title, outcome, steps }) => ({
      ...{ title, outcome },
      steps: steps.map(({ text, isDone }) => ({ text, done: isDone })),
    })),
    answers: answers.map(({ question, answer }) => ({ question, answer })),
    ...(platform && { platform }),
    ...(facts && { facts: { ...facts } }),
    ...(locale !== undefined && { locale }),
    transcript: transcript.map(({ at, who, name, text }) => ({
      ...{ at: isoTime(at), who, text },
      ...(name !== undefined && { name }),
    })),
    transcript_left_out: story.transcript.length - transcript.length,
    removed_secrets: story.removed,
  };
}

function newest(transcript: readonly Said[]): Said[] {
  let room = longestTranscript;
  const first = transcript.findLastIndex(({ text }) => (room -= text.length) < 0);
  return transcript.slice(first + 1);
}

/** One line of the record as other systems see it. */
export function entryJson({ seq, at, by, event }: TicketEntry): EntryJson {
  const common = { seq, at: isoTime(at), by: speakerJson(by), kind: event.kind };
  if (event.kind === 'said') {
    const { text, files, removed } = event;
    return {
      ...common,
      text,
      ...(files && { files: files.map(({ name, type, size }) => ({ name, type, size })) }),
      ...(removed !== undefined && { removed_secrets: removed }),
    };
  }
  if (event.kind === 'undelivered') return { ...common, of: event.of, why: event.why };
  return { ...common, ...('note' in event && event.note !== undefined && { note: event.note }) };
}

function speakerJson(by: Speaker): EntryJson['by'] {
  const { role } = by;
  if (role === 'bot') return { role };
  if (role === 'system') return { role, name: by.name, ...(by.author !== undefined && { author: by.author }) };
  return { role, ...(by.name !== undefined && { name: by.name }) };
}
