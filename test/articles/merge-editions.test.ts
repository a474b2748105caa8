import { describe, expect, it } from '@jest/globals';
import { mergeEditions } from '../../src/articles/merge-editions.js';
import { newTopic } from '../../src/articles/new-topic.js';
import { stepOf } from '../../src/articles/procedure.js';
import type { Block } from '../../src/model/content.js';
import type { Step, Topic } from '../../src/model/topic.js';
import { notesOf, summaryOf, told } from './told.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: [{ text }] });
const step = (text: string, ...steps: Step[]) => stepOf([paragraph(text)], steps);

function edition(year: number | undefined, rest: Partial<Topic>): Topic {
  const article = String(year ?? 'undated');
  const date = year === undefined ? {} : { date: `${year}-05-01` };
  return {
    ...newTopic('t', article, 'The copy fails'),
    ...(year !== undefined && { reviewed: `${year}-05-01` }),
    sources: [{ article, title: 'Orbit', ...date }],
    ...rest,
  };
}

describe('mergeEditions', () => {
  it('lets the newest answer, and a dated one before an undated one', () => {
    const topics = [edition(undefined, {}), edition(2019, {}), edition(2022, { title: 'Newest' })];
    const merged = mergeEditions(topics);
    expect(merged).toMatchObject({ title: 'Newest', articles: ['2022', '2019', 'undated'], reviewed: '2022-05-01' });
    expect(merged.sources.map(({ article }) => article)).toEqual(['2022', '2019', 'undated']);
  });

  it('keeps what only the older edition says in a note that names it', () => {
    const merged = mergeEditions([
      edition(2022, { summary: [paragraph('It is full.')], steps: [step('Remove copies.')] }),
      edition(2019, {
        summary: [paragraph('It is full.'), paragraph('Only version 2 is.')],
        steps: [step('Remove copies.', step('Start with the largest.')), step('Call us.')],
        notes: [paragraph('Mind the gap.')],
      }),
    ]);
    expect(told(merged.steps)).toEqual(['Remove copies.']);
    expect(summaryOf(merged)).toEqual(['It is full.']);
    expect(notesOf(merged)).toEqual([
      'Orbit (2019-05-01)',
      'Only version 2 is.',
      'Start with the largest.',
      'Call us.',
      'Mind the gap.',
    ]);
  });

  it('adds no note when nothing is new', () => {
    const same = { steps: [step('Select Delete, then retry 2 times.')] };
    const older = { steps: [step('Click Delete, then retry two times.')] };
    expect(mergeEditions([edition(2022, same), edition(2019, older)]).notes).toEqual([]);
  });

  it('unites what can be listed, without repeating it', () => {
    const link = [{ text: 'a', href: 'https://example.org/a' }];
    const merged = mergeEditions([
      edition(2022, {
        codes: ['OrbitA'],
        messages: ['It fails'],
        clouds: ['public'],
        supportTopics: ['1'],
        links: [link],
      }),
      edition(2019, {
        title: 'Copies stop',
        codes: ['orbita', 'OrbitB'],
        messages: ['It fails.', 'It stops'],
        symptoms: ['stuck'],
        clouds: ['fairfax'],
        supportTopics: ['1', '2'],
        links: [link, [{ text: 'b', href: 'https://example.org/b' }]],
      }),
    ]);
    expect(merged).toMatchObject({
      codes: ['OrbitA', 'OrbitB'],
      messages: ['It fails', 'It stops'],
      symptoms: ['stuck', 'Copies stop'],
      clouds: ['public', 'fairfax'],
      supportTopics: ['1', '2'],
      links: { length: 2 },
    });
  });

  it('is for every cloud when one of them is', () => {
    expect(mergeEditions([edition(2022, { clouds: ['public'] }), edition(2019, {})]).clouds).toEqual([]);
  });

  it('takes the steps of the older edition when the newer has none', () => {
    const merged = mergeEditions([edition(2022, {}), edition(2019, { steps: [step('Call us.')], ordered: false })]);
    expect(told(merged.steps)).toEqual(['Call us.']);
    expect(merged.ordered).toBe(false);
  });

  it('keeps a cause that only the older edition knows as a link in a note', () => {
    const cause = (topic: string) => ({ title: topic, topic, platform: 'any' as const });
    const merged = mergeEditions([
      edition(2022, { causes: [cause('lock'), cause('disk')] }),
      edition(2019, { causes: [cause('lock'), cause('key')] }),
    ]);
    expect(merged.causes).toEqual([cause('lock'), cause('disk')]);
    expect(merged.notes.slice(1)).toEqual([{ kind: 'paragraph', spans: [{ text: 'key', href: 'key' }] }]);
  });

  it('makes branches of twins for Windows and Linux', () => {
    const merged = mergeEditions([
      edition(2022, { title: 'It is stopped: Linux', platform: 'linux', steps: [step('Run it.', step('As root.'))] }),
      edition(2022, { title: 'It is stopped: Windows', platform: 'windows', steps: [step('Open it.')] }),
    ]);
    expect(merged).toMatchObject({ title: 'It is stopped', platform: 'any', notes: [] });
    expect(merged.steps.map((each) => each.platform)).toEqual(['linux', 'windows']);
    expect(merged.steps[0]?.steps[0]?.platform).toBe('linux');
  });
});
