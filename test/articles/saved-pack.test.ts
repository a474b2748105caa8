import { describe, expect, test } from '@jest/globals';
import { openPack, savePack } from '../../src/articles/saved-pack.js';
import type { Form } from '../../src/model/form.js';
import { createPack, type Pack, topicsOf } from '../../src/model/pack.js';
import { Problem } from '../../src/model/problem.js';
import type { Topic } from '../../src/model/topic.js';
import { numbers, inventedWord } from '../helpers/random.js';
import { aCause, aSource, aStep, aTopic, command, paragraph } from '../helpers/topics.js';

const form: Form = { article: 'f', title: 'Ask', clouds: [], supportTopics: ['7'], fields: [] };

function saved(pack: Pack, indexVersion = 1, index: unknown = { lengths: Uint16Array.of(1, 2) }): Uint8Array {
  return savePack({ pack, articles: 3, index, indexVersion });
}

function reopened(pack: Pack): Pack {
  return openPack(saved(pack), 1, 'the.pack').pack;
}

/** Topics with anything in them that a topic can hold. */
function anyTopics(seed: number): Topic[] {
  const next = numbers(seed);
  const words = (most: number) => Array.from({ length: next(most) }, () => inventedWord(next)).join(' ');
  return Array.from({ length: next(200) }, (_none, number) =>
    aTopic(`${['', 'constructor', '__proto__', 'a/b#'][next(4)]}${inventedWord(next)}${number}`, {
      codes: Array.from({ length: next(4) }, () => inventedWord(next)),
      messages: [words(9), 'ä "quoted" \\ \u2028 😀'].slice(0, next(3)),
      summary: [paragraph(words(300)), command(`a\n\tb ${words(3)}`)].slice(0, next(3)),
      steps: Array.from({ length: next(5) }, () => aStep(words(5), { steps: [aStep(words(4), { topic: 'x' })] })),
      causes: next(2) === 0 ? [] : [aCause(inventedWord(next))],
      sources: [aSource(words(3), { date: '2026-01-02' })],
      ...(next(2) === 0 && { reviewed: '2026-11-01' }),
    }),
  );
}

test('any topics are equal after they were saved', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const topics = anyTopics(seed);
    const before = createPack(topics, hasForm(seed) ? [form] : []);
    const after = reopened(before);
    expect([...topicsOf(after)]).toEqual(topics);
    expect([after.ids, after.codes]).toEqual([before.ids, before.codes]);
    expect([after.formCount, after.forms()]).toEqual([before.formCount, before.forms()]);
  }
});
const hasForm = (seed: number) => seed % 2 === 0;

test('the index comes back with the topics', () => {
  const { index, articles } = openPack(saved(createPack([])), 1, 'the.pack');
  expect([index, articles]).toEqual([{ lengths: Uint16Array.of(1, 2) }, 3]);
});

test('the same topics become the same bytes', () => {
  expect(saved(createPack(anyTopics(3), [form]))).toEqual(saved(createPack(anyTopics(3), [form])));
});

describe('topics are read when they are asked for', () => {
  const topics = Array.from({ length: 300 }, (_none, number) => aTopic(`t${number}`));
  const pack = reopened(createPack(topics));

  test('known ones only', () => {
    expect([pack.has('t7'), pack.has('gone'), pack.has('toString')]).toEqual([true, false, false]);
    expect([pack.get('gone'), pack.get('constructor')]).toEqual([undefined, undefined]);
  });

  test('those of late without reading again, and not all for ever', () => {
    const first = pack.get('t0');
    expect(pack.get('t0')).toBe(first);
    for (let number = 1; number < 90; number++) pack.get(`t${number}`);
    expect(pack.get('t0')).toBe(first);
    for (const topic of topics.slice(1)) expect(pack.get(topic.id)).toEqual(topic);
    expect(pack.get('t0')).not.toBe(first);
    expect(pack.get('t0')).toEqual(first);
  });
});

test('digests tell which topics say something else', () => {
  const digestsOf = (...topics: Topic[]) => openPack(saved(createPack(topics)), 1, 'the.pack').digests;
  const before = digestsOf(aTopic('a'), aTopic('b'));
  const after = digestsOf(aTopic('b'), aTopic('a', { title: 'Another' }));
  expect(after.get('b')).toBe(before.get('b'));
  expect(after.get('a')).not.toBe(before.get('a'));
});

test('the version is another one when anything is', () => {
  const versionOf = (topics: Topic[], forms: Form[] = [], index = 1) =>
    openPack(saved(createPack(topics, forms), 1, { index }), 1, 'the.pack').pack.version;
  const topics = [aTopic('a'), aTopic('b')];
  const versions = [
    versionOf(topics),
    versionOf(topics, [form]),
    versionOf(topics, [], 2),
    versionOf([aTopic('a'), aTopic('b', { notes: [paragraph('x')] })]),
    versionOf([...topics].reverse()),
  ];
  expect(new Set(versions).size).toBe(5);
  expect(versionOf([aTopic('a'), aTopic('b')])).toBe(versions[0]);
  expect(versions[0]).toMatch(/^[0-9a-f]{16}$/);
});

test.each([
  ['newer', 1],
  ['older', 3],
])('an index of a %s version than the program is refused', (which, wanted) => {
  const open = () => openPack(saved(createPack([]), 2), wanted, 'the.pack');
  expect(open).toThrow(Problem);
  expect(open).toThrow(new RegExp(`the\\.pack was saved by an? ${which} version`));
});
