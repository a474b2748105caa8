import { expect, test } from '@jest/globals';
import { plainText } from '../../src/render/plain.js';
import { newView, type Row, type View } from '../../src/render/view.js';

const view = (more: Partial<View>): string => plainText({ ...newView('answer', 'Title'), ...more });
const rows = (...all: Row[]): string => view({ title: '', sections: [{ heading: '', rows: all }] });
const run = (text: string) => [{ text }];

test('all parts of a view stand one below the other', () => {
  expect(
    view({
      kicker: 'Kicker',
      codes: ['One', 'Two'],
      notice: 'Notice.',
      sections: [
        { heading: 'Open', rows: [{ kind: 'text', indent: 0, runs: run('First') }] },
        { heading: 'Folded', isFolded: true, rows: [{ kind: 'text', indent: 0, runs: run('Second') }] },
      ],
      options: [
        { title: 'This', detail: 'Code', topic: 'a' },
        { title: 'That', detail: '', topic: 'b' },
      ],
      source: [{ text: 'Source: ' }, { text: 'Page', url: 'https://example.org' }],
      buttons: [
        { title: 'Yes', verb: 'solved' },
        { title: 'No', verb: 'still-failing' },
      ],
    }),
  ).toBe(
    [
      'Kicker\nTitle\nOne, Two',
      'Notice.',
      'Open:\nFirst',
      'Folded:\nSecond',
      '1. This (Code)\n2. That',
      'Source: Page <https://example.org>',
      'You can answer: Yes · No',
    ].join('\n\n'),
  );
});

test('nothing is said of what is not there', () => {
  expect(view({})).toBe('Title');
});

test.each<[string, Row, string]>([
  ['a text', { kind: 'text', indent: 1, runs: run('a\nb') }, '   a\n   b'],
  ['a heading', { kind: 'heading', indent: 0, runs: run('a') }, 'a'],
  ['a step', { kind: 'step', indent: 1, marker: '12.', runs: run('a\nb') }, '   12. a\n       b'],
  ['a check to do', { kind: 'check', indent: 0, id: 'x', marker: '3', done: false, runs: run('a') }, '3. [ ] a'],
  ['a check that is done', { kind: 'check', indent: 0, id: 'x', marker: '3', done: true, runs: run('a') }, '3. [x] a'],
  ['a command', { kind: 'command', indent: 1, lines: ['a', '', '  b'] }, '       a\n       \n         b'],
  ['a note', { kind: 'note', indent: 0, tone: 'warning', runs: run('a') }, 'Warning: a'],
  ['a picture', { kind: 'image', indent: 0, url: 'https://x.org/a.png', alt: 'A' }, '(Picture: A) https://x.org/a.png'],
])('%s', (_, row, text) => {
  expect(rows(row)).toBe(text);
});

test('a link of several runs is followed by its address once', () => {
  const url = 'https://example.org';
  const runs = [{ text: 'a ', url }, { text: 'b', url, code: true }, { text: ' c' }];
  expect(rows({ kind: 'text', indent: 0, runs })).toBe(`a b <${url}> c`);
});

test('an address that is its own text stands once, and that of a topic not at all', () => {
  const url = 'https://example.org';
  expect(rows({ kind: 'text', indent: 0, runs: [{ text: url, url }] })).toBe(url);
  expect(rows({ kind: 'text', indent: 0, runs: [{ text: 'a', topic: 'b' }] })).toBe('a');
});
