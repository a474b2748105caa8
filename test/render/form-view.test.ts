import { describe, expect, test } from '@jest/globals';
import { readAnswers } from '../../src/decide/form-answers.js';
import { readCardAction } from '../../src/channels/card-action.js';
import type { ShownForm } from '../../src/model/decision.js';
import type { Form } from '../../src/model/form.js';
import { createPack } from '../../src/model/pack.js';
import type { Card } from '../../src/model/reply.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { elementsOf, sendingActions, shownText } from '../helpers/cards.js';
import { aField, aForm, someOptions } from '../helpers/forms.js';
import { aContext, rendererOf } from '../helpers/rendering.js';
import { aTopic } from '../helpers/topics.js';

const form = aForm([
  aField('name', { required: true, hint: 'Its name' }),
  aField('when', { control: 'datetime', required: true }),
  aField('often', { control: 'choice', options: someOptions('Always', 'Now, and then'), required: true }),
  aField('what', { control: 'choices', options: someOptions('A', 'B, too') }),
  aField('count', { control: 'number', label: 'How many:' }),
  aField('more', { control: 'multiline', onlyIf: '“A?” is “B”' }),
]);

function show(more: Partial<ShownForm> = {}, about: Form = form, universalActions = false) {
  const render = rendererOf(createPack([aTopic('jam', { title: 'It jams' })], [about]));
  const decision = { kind: 'form', form: about.article, topic: 'jam', words: 'It fails', ...more } as const;
  const replies = render(decision, aContext({ universalActions }));
  expect(replies).toHaveLength(1);
  return replies[0]!;
}

const inputsOf = (card: Card) => elementsOf(card.body).filter(({ type }) => String(type).startsWith('Input.'));

/** What a client sends of a card when a button is pressed and nothing was changed: values that are there. */
function sent(card: Card): Record<string, string> {
  const filled = inputsOf(card).filter((input) => 'value' in input) as { id: string; value: string | number }[];
  return Object.fromEntries(filled.map(({ id, value }): [string, string] => [id, String(value)]));
}

test('asks for the problem first, then what the form asks, each in its way', () => {
  const { card } = show();
  expect(inputsOf(card).map(({ type, id, label, title }) => [type, id, label ?? title])).toEqual([
    ['Input.Text', 'words', 'What is the problem?'],
    ['Input.Text', 'field:name', 'About name?'],
    ['Input.Date', 'field:when', 'About when?'],
    ['Input.Time', 'time:when', 'About what time'],
    ['Input.ChoiceSet', 'field:often', 'About often?'],
    ['Input.ChoiceSet', 'field:what', 'About what? (optional)'],
    ['Input.Number', 'field:count', 'How many (optional)'],
    ['Input.Text', 'field:more', 'About more? (only if “A?” is “B”)'],
    ['Input.Toggle', 'unknown', 'I don’t know what I left empty'],
  ]);
  const choices = inputsOf(card)[4]!.choices as { title: string }[];
  expect(choices.map(({ title }) => title)).toEqual(['Always', 'Now, and then', 'I don’t know']);
});

test('no client keeps anybody from sending it without answers', () => {
  expect(inputsOf(show().card).filter((input) => 'isRequired' in input)).toEqual([]);
});

test('tells with its buttons which form it is', () => {
  const buttonsOf = (card: Card) =>
    sendingActions(card).map(({ title, data }) => [title, data.verb, data.step, data.topic]);
  expect(buttonsOf(show().card)).toEqual([
    ['Send to support', 'send-form', 'portal/form', 'jam'],
    ['Send without answering', 'skip-form', 'portal/form', 'jam'],
    ['Back', 'back', undefined, 'jam'],
  ]);
  const general = show({}, aForm([], { article: 'other' }));
  expect(sendingActions(general.card).map(({ data }) => data.verb)).toEqual(['send-form', 'back']);
});

test('offers the box only where something needed is typed', () => {
  const optional = aForm([aField('a'), aField('b', { control: 'choice', required: true, options: someOptions('A') })]);
  expect(inputsOf(show({}, optional).card).map(({ id }) => id)).not.toContain('unknown');
});

test('what was sent comes back as it was, with what is wrong at its place', () => {
  const inputs = {
    ...{ words: '**x** <script>alert(1)</script>\n{{DATE(1)}} ${words}', unknown: 'true', 'field:name': '"${title}"' },
    ...{ 'field:when': '2026-11-01', 'time:when': '02:30', 'field:often': 'Now%2C and then' },
    ...{ 'field:what': 'A,B%2C too', 'field:count': 'many', 'field:more': 'a\nb' },
  };
  const action = readCardAction(
    { verb: 'send-form', topic: 'jam', key: 'k', step: 'portal/form', ...inputs },
    (text) => text,
  );
  expect(action).toMatchObject({ verb: 'send-form', step: 'portal/form', inputs });
  const read = readAnswers(form, action!.inputs);
  expect(Object.keys(read.problems)).toEqual(['count']);
  const { card, text } = show(read);
  expect(cardProblems(card)).toEqual([]);
  expect(readAnswers(form, sent(card))).toEqual(read);
  expect(sent(card)).toMatchObject({ 'field:count': 'many', 'field:what': 'A,B%2C too' });
  const [box] = elementsOf(card.body).filter((element) => element.style === 'attention');
  expect(inputsOf({ body: [box] } as unknown as Card).map(({ id }) => id)).toEqual(['field:count']);
  expect(shownText(card)).toContain('Only a number can stand here.');
  expect(shownText(card)).toContain('please look at one place below');
  expect(text).toContain('> A; B, too');
});

test('answers that are right stay right when the card is sent again', () => {
  const filled = { name: 'x', when: '2026-11-01T02:30', often: '?', what: 'A', count: '7' };
  const { problems, answers } = readAnswers(form, sent(show({ filled }).card));
  expect(problems).toEqual({});
  expect(answers.map(({ answer }) => answer)).toEqual(['x', '2026-11-01 02:30, local time', '', 'A', '7']);
});

test('says how to answer by text, and what the questions are', () => {
  const { text, speak } = show();
  expect(text).toContain('Describe it in one message, with what you know of this; I’ll send it.');
  expect(text).toContain('- About often? (Always / Now, and then / I don’t know)');
  expect(text).not.toContain('left empty');
  expect(speak).toMatch(/^Send this to support\. Answer what you know\./);
});

describe('however much was typed', () => {
  const large = aForm(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => aField(id, { control: 'multiline', hint: '日'.repeat(200) })),
  );

  test.each(['日', '"', '\\', '\n', '\u0001', '\uD800'])('of %j, it is one card that every channel takes', (letter) => {
    const inputs = Object.fromEntries(large.fields.map(({ id }) => [`field:${id}`, `x${letter.repeat(3_998)}x`]));
    const read = readAnswers(large, { words: `x${letter.repeat(3_998)}x`, ...inputs });
    for (const universalActions of [false, true]) {
      const { card } = show(read, large, universalActions);
      expect(cardProblems(card)).toEqual([]);
    }
  });

  test('a long paste is cut in the card, which says so', () => {
    const { card } = show({ words: 'word '.repeat(2_000) });
    expect(String(sent(card).words).length).toBeLessThanOrEqual(3_000);
    expect(shownText(card)).toContain('A long text was cut here; your messages are sent whole.');
    expect(shownText(show().card)).not.toContain('cut here');
  });
});

test('the asker’s words are not kept by the renderer', () => {
  const render = rendererOf(createPack([], [form]));
  const decision = { kind: 'form', words: 'secret talk' } as const;
  const cards = [1, 2].map(() => render(decision, aContext())[0]!.card);
  // What holds no key is shared between cards of one rendering.
  expect(inputsOf(cards[0]!)[0]).not.toBe(inputsOf(cards[1]!)[0]);
});
