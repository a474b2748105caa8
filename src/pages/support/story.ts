import type { TicketView } from '../../model/console.js';
import type { Said, Story, TriedPart } from '../../model/ticket.js';
import { el } from './dom.js';
import { timeOf } from './times.js';
import { removedText } from './words.js';

/** Everything that is known of a problem before an expert came; parts that are empty are left out. */
export function storyOf({ story }: TicketView): HTMLElement {
  const { words, others = [], codes, messages, topics, tried, transcript, removed } = story;
  return el(
    'section',
    { class: 'story', attributes: { 'aria-label': 'The story' } },
    part('In the asker’s words', words !== '' && el('p', { class: 'as-written' }, words)),
    part('What others said of it', others.length > 0 && list(others, saidByOther)),
    part('Error codes', codes.length > 0 && el('p', { class: 'codes' }, ...codes.map((code) => el('code', {}, code)))),
    part('Error messages', messages.length > 0 && list(messages, (text) => el('pre', {}, text))),
    part('Answers to our questions', answersOf(story)),
    part('What was tried', tried.length > 0 && el('div', {}, ...tried.map(triedOf))),
    part('Articles that fit', topics.length > 0 && topicsOf(topics)),
    removed > 0 ? el('p', { class: 'removed' }, `${removedText(removed)} from what the asker wrote.`) : undefined,
    transcript.length > 0 ? transcriptOf(transcript) : undefined,
  );
}

function part(title: string, content: HTMLElement | false | undefined): HTMLElement | undefined {
  return content ? el('div', { class: 'part' }, el('h3', {}, title), content) : undefined;
}

function saidByOther({ name = 'Somebody', text }: NonNullable<Story['others']>[0]): HTMLElement {
  return el('p', { class: 'as-written' }, el('strong', {}, `${name}: `), text);
}

function list<T>(items: readonly T[], draw: (item: T) => HTMLElement): HTMLElement {
  return el('div', { class: 'list' }, ...items.map(draw));
}

function answersOf({ answers, facts = {}, platform }: Story): HTMLElement | undefined {
  const rows: [string, string][] = [
    ...(platform ? [['Platform', platform === 'windows' ? 'Windows' : 'Linux'] as [string, string]] : []),
    ...Object.entries(facts).map(([question, answer]): [string, string] => [question, answer === '?' ? '' : answer]),
    ...answers.map(({ question, answer }): [string, string] => [question, answer]),
  ];
  if (rows.length === 0) return undefined;
  return el(
    'dl',
    { class: 'answers' },
    ...rows.flatMap(([question, answer]) => [
      el('dt', {}, question),
      answer === '' ? el('dd', { class: 'quiet' }, 'does not know') : el('dd', {}, answer),
    ]),
  );
}

const outcomes: Readonly<Record<TriedPart['outcome'], string>> = {
  tried: 'did not help',
  open: 'not finished',
  solved: 'solved an earlier problem',
};

function triedOf({ title, outcome, steps }: TriedPart): HTMLElement {
  const done = steps.filter(({ isDone }) => isDone).length;
  return el(
    'div',
    { class: 'tried' },
    el(
      'p',
      {},
      el('strong', {}, title),
      ` – ${outcomes[outcome]}`,
      steps.length > 0 ? `, ${done} of ${steps.length} steps done` : '',
    ),
    el(
      'ul',
      { class: 'steps' },
      ...steps.map(({ text, isDone, by }) =>
        el(
          'li',
          { class: isDone ? 'done' : 'not-done' },
          el('span', { class: 'mark', attributes: { role: 'img', 'aria-label': isDone ? 'done' : 'not done' } }),
          el('span', {}, text, by === undefined ? undefined : el('span', { class: 'quiet' }, ` (${by})`)),
        ),
      ),
    ),
  );
}

function topicsOf(topics: Story['topics']): HTMLElement {
  return el(
    'ol',
    { class: 'topics' },
    ...topics.map(({ title, confidence }) =>
      el(
        'li',
        {},
        title,
        confidence === undefined ? undefined : el('span', { class: 'quiet' }, ` ${percentOf(confidence)} sure`),
      ),
    ),
  );
}

function transcriptOf(transcript: readonly Said[]): HTMLElement {
  const count = transcript.length === 1 ? '1 message' : `${transcript.length} messages`;
  return el(
    'details',
    { class: 'transcript' },
    el('summary', {}, `Talk with the bot (${count})`),
    ...transcript.map(({ at, who, name, text }) =>
      el(
        'div',
        { class: `message ${who}` },
        el('p', { class: 'who' }, who === 'bot' ? 'The bot' : (name ?? 'The asker'), ' ', timeOf(at)),
        el('p', { class: 'as-written' }, text),
      ),
    ),
  );
}

function percentOf(confidence: number): string {
  return confidence < 0.01 ? 'under 1 %' : `${Math.round(confidence * 100)} %`;
}
