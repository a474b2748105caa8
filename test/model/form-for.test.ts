import { describe, expect, test } from '@jest/globals';
import { formFor, formOf } from '../../src/model/form-for.js';
import type { Form } from '../../src/model/form.js';
import { createPack } from '../../src/model/pack.js';
import type { Topic } from '../../src/model/topic.js';
import { aForm } from '../helpers/forms.js';
import { aTopic } from '../helpers/topics.js';

const form = (article: string, more: Partial<Form>): Form => aForm([], { article, ...more });
const topic = (supportTopics: string[], more: Partial<Topic> = {}): Topic =>
  aTopic('t', { articles: ['area/inner/t'], supportTopics, ...more });
const chosen = (about: Topic | undefined, forms: Form[], platform?: 'windows' | 'linux') =>
  formFor(about, createPack([], forms), platform)?.article;

describe('the form of a topic', () => {
  test('is the one that names a support topic of it', () => {
    const forms = [form('a', { supportTopics: ['1'] }), form('b', { supportTopics: ['2', '3'] })];
    expect(chosen(topic(['3']), forms)).toBe('b');
    expect(chosen(topic(['4']), forms)).toBeUndefined();
    expect(chosen(topic([]), forms)).toBeUndefined();
    expect(chosen(undefined, forms)).toBeUndefined();
  });

  test('is the one that names a folder of it, the innermost first', () => {
    const forms = [
      form('a', { folders: ['area'] }),
      form('b', { folders: ['area/inner'] }),
      form('c', { folders: ['are'] }),
    ];
    expect(chosen(topic([]), forms)).toBe('b');
    expect(chosen(topic([], { articles: ['x', 'area/t'] }), forms)).toBe('a');
    expect(chosen(topic([], { articles: ['area'] }), forms)).toBeUndefined();
  });

  test.each<[string, Partial<Form>, Partial<Form>, Partial<Topic> & { asker?: 'windows' | 'linux' }]>([
    ['one of the keepers', { folders: ['area'] }, { supportTopics: ['1', '2'] }, {}],
    [
      'one that is not for the other system',
      { supportTopics: ['2'] },
      { supportTopics: ['1'], title: 'Linux VM' },
      { asker: 'windows' },
    ],
    [
      'one for the system of the topic',
      { supportTopics: ['2'] },
      { supportTopics: ['1'], title: 'For win' },
      { platform: 'linux' },
    ],
    [
      'one for its cloud',
      { supportTopics: ['2'], clouds: ['b'] },
      { supportTopics: ['1'], clouds: ['a'] },
      { clouds: ['b'] },
    ],
    ['one for the support topic that it names first', { supportTopics: ['1'] }, { supportTopics: ['2', '3'] }, {}],
    ['one for more of its support topics', { supportTopics: ['1', '3'] }, { supportTopics: ['1'] }, {}],
    [
      'one for its support topic rather than its folder',
      { folders: ['x'], supportTopics: ['3'] },
      { folders: ['area'] },
      {},
    ],
  ])('of several is %s', (_, wanted, other, { asker, ...more }) => {
    const about = topic(['1', '2', '3'], more);
    // Neither the order of the forms nor their names decide.
    for (const [one, two] of [
      ['a', 'bb'],
      ['bb', 'a'],
    ] as const) {
      const forms = [form(one, wanted), form(two, other)];
      expect(chosen(about, forms, asker)).toBe(one);
      expect(chosen(about, [...forms].reverse(), asker)).toBe(one);
    }
  });

  test('of equal ones is always the same', () => {
    const forms = ['form-multiple', 'form', 'gorm'].map((article) => form(article, { supportTopics: ['1'] }));
    expect(chosen(topic(['1']), forms)).toBe('form');
    expect(chosen(topic(['1']), [...forms].reverse())).toBe('form');
  });
});

test('all forms are read once for a pack', () => {
  const forms = [form('a', { supportTopics: ['1'] })];
  const pack = createPack([], forms);
  let reads = 0;
  const counted = { ...pack, forms: () => (reads++, pack.forms()) };
  for (let time = 0; time < 3; time++) {
    expect(formFor(topic(['1']), counted)).toBe(forms[0]);
    expect(formOf('a', counted)).toBe(forms[0]);
  }
  expect(reads).toBe(1);
});
