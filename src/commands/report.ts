import { Problem } from '../model/problem.js';
import type { OutcomeResult } from '../model/outcome.js';
import type { OutcomeCount, ReportedTicket, ReportStore, Unanswered } from '../model/report-store.js';
import { isLive, isWaiting, type TicketEvent } from '../model/ticket.js';
import { withStore } from './data/open-data.js';
import { literal } from './literal.js';
import type { Terminal } from './terminal.js';

export interface ReportOptions {
  /** As it was typed. */
  days: string;
  json: boolean;
}

/** What the keeper reads. Times are in minutes; null where there is none. */
export interface Report {
  days: number;
  /** The same question, however it is spelt in small and capital letters, counts as one. */
  unanswered: { question: string; times: number; last: string }[];
  topics: ({ topic: string } & Record<OutcomeResult, number>)[];
  tickets: {
    total: number;
    waiting: number;
    live: number;
    reminded: number;
    medianMinutesToTake: number | null;
    medianMinutesToResolve: number | null;
    byTopic: { topic: string; tickets: number }[];
  };
}

const dayMs = 24 * 60 * 60 * 1000;
const mostDays = 3_650;
const mostQuestions = 2_000;
const mostTickets = 5_000;
/** Lines of each part that are printed. */
const mostLines = 20;

/**
 * `triage report`: what was not found, how it went with topics, and the tickets; for whoever writes the articles.
 * @throws Problem when the store cannot be used
 */
export async function report(options: ReportOptions, terminal: Terminal): Promise<void> {
  const days = /^\d{1,4}$/.test(options.days) ? Number(options.days) : 0;
  if (days < 1 || days > mostDays) {
    throw new Problem('bad-days', `--days is ${options.days}`, `Give a number of days from 1 to ${mostDays}.`);
  }
  const made = await withStore((store) => makeReport(store, days, Date.now()));
  terminal.out(options.json ? `${JSON.stringify(made, null, 2)}\n` : tellReport(made));
}

/** @param now milliseconds since 1970 */
export async function makeReport(store: ReportStore, days: number, now: number): Promise<Report> {
  const since = now - days * dayMs;
  const unanswered = await store.unansweredSince(since, mostQuestions);
  const outcomes = await store.outcomesSince(since);
  const tickets = await store.ticketsSince(since, mostTickets);
  return { days, unanswered: grouped(unanswered), topics: topicsOf(outcomes), tickets: ticketsOf(tickets) };
}

function grouped(unanswered: readonly Unanswered[]): Report['unanswered'] {
  const byText = new Map<string, Report['unanswered'][0]>();
  for (const { text, at } of unanswered) {
    const question = text.replace(/\s+/g, ' ').trim();
    const known = byText.get(question.toLowerCase());
    // The newest comes first.
    if (known) known.times += 1;
    else byText.set(question.toLowerCase(), { question, times: 1, last: new Date(at).toISOString() });
  }
  return [...byText.values()].sort((one, other) => other.times - one.times);
}

function topicsOf(outcomes: readonly OutcomeCount[]): Report['topics'] {
  const byTopic = new Map<string, Report['topics'][0]>();
  for (const { topic, result, count } of outcomes) {
    const known = byTopic.get(topic) ?? { topic, solved: 0, 'not-solved': 0, 'not-my-problem': 0, 'none-of-these': 0 };
    byTopic.set(topic, { ...known, [result]: known[result] + count });
  }
  return [...byTopic.values()].sort((one, other) => inVain(other) - inVain(one));
}

function inVain(counts: Report['topics'][0]): number {
  return counts['not-solved'] + counts['not-my-problem'] + counts['none-of-these'];
}

function ticketsOf(tickets: readonly ReportedTicket[]): Report['tickets'] {
  const byTopic = new Map<string, number>();
  for (const { topic = '(none)' } of tickets) byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1);
  const minutesTo = (kind: TicketEvent['kind']) =>
    median(
      tickets.flatMap(({ ticket, entries }) => {
        const first = entries.find(({ event }) => event.kind === kind);
        return first ? [(first.at - ticket.openedAt) / 60_000] : [];
      }),
    );
  return {
    total: tickets.length,
    waiting: tickets.filter(({ ticket }) => isWaiting(ticket)).length,
    live: tickets.filter(({ ticket }) => isLive(ticket)).length,
    reminded: tickets.filter(({ entries }) => entries.some(({ event }) => event.kind === 'reminded')).length,
    medianMinutesToTake: minutesTo('taken'),
    medianMinutesToResolve: minutesTo('resolved'),
    byTopic: [...byTopic].map(([topic, count]) => ({ topic, tickets: count })).sort((a, b) => b.tickets - a.tickets),
  };
}

function median(numbers: number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}

function tellReport({ days, unanswered, topics, tickets }: Report): string {
  const when = days === 1 ? 'the last day' : `the last ${days} days`;
  const parts = [
    [`Questions of ${when} that found nothing: ${unanswered.length}`, ...few(unanswered.map(tellQuestion))],
    [
      `Topics of ${when}: ${topics.length}`,
      ...few(topics.map(tellTopic)),
      ...(topics.length > 0 ? ['(solved / not solved / not my problem / none of these)'] : []),
    ],
    [
      `Tickets of ${when}: ${tickets.total}, of which ${tickets.live} are live and ${tickets.waiting} wait; ${tickets.reminded} were reminded of`,
      `Half of them were taken within ${minutes(tickets.medianMinutesToTake)} and resolved within ${minutes(tickets.medianMinutesToResolve)}.`,
      ...few(tickets.byTopic.map(({ topic, tickets: count }) => `${count} × ${literal(topic)}`)),
    ],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Characters of a question that are printed. */
const longestQuestion = 160;

function tellQuestion({ question, times }: Report['unanswered'][0]): string {
  const short = question.length <= longestQuestion ? question : `${question.slice(0, longestQuestion - 1)}…`;
  return `${times} × ${literal(short)}`;
}

function tellTopic(counts: Report['topics'][0]): string {
  const numbers = [counts.solved, counts['not-solved'], counts['not-my-problem'], counts['none-of-these']];
  return `${numbers.join(' / ')}  ${literal(counts.topic)}`;
}

function few(lines: readonly string[]): string[] {
  const left = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => `  ${line}`);
  return left > 0 ? [...shown, `  and ${left} more (--json has all)`] : shown;
}

function minutes(count: number | null): string {
  return count === null ? '– minutes' : `${count} minutes`;
}
