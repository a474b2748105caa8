import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/model/decision.js';
import { createPack } from '../../src/model/pack.js';
import type { Topic } from '../../src/model/topic.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { actionsOf, plainWords, runTexts, shownText } from '../helpers/cards.js';
import { aContext, answerWith, rendererOf } from '../helpers/rendering.js';
import { aCause, aSource, aStep, aTopic, command, paragraph } from '../helpers/topics.js';

const nasty: [string, string][] = [
  ['a template', '${title} and ${$root.kicker}'],
  ['a template with a function', "${json('{}')} ${count(sections)}"],
  ['half a template', '${ } ${'],
  ['a date function', 'at {{DATE(2020-01-01T00:00:00Z)}} sharp'],
  ['a time function', '{{TIME(2020-01-01T00:00:00Z, SHORT)}}'],
  ['braces', '{{name}} {x} }}'],
  ['Markdown', '**bold** _it_ `code` # head > quote'],
  ['a Markdown link', '[x](javascript:alert(1))'],
  ['a script', '<script>alert("1")</script>'],
  ['entities', '&lt;b&gt; &amp; &#65;'],
  ['backslashes', 'C:\\new\\table \\\\server\\share \\u0041'],
  ['quotes', `"double" 'single' “curly” "}],"x":[{"`],
  ['emoji', '👩‍👩‍👧 🏴‍☠️ 👍🏽'],
  ['right-to-left marks', '\u202Eabc\u202C שלום \u200F!'],
  ['a number', '12345'],
  ['a date', '2020-01-01'],
  ['true', 'true'],
  ['a name of our language', '__proto__'],
];

/** A topic that says a text wherever a topic can say one. */
function sayingEverywhere(text: string): Topic {
  return aTopic('nasty', {
    title: text,
    codes: [text],
    summary: [
      paragraph(text),
      { kind: 'heading', spans: [{ text, strong: true }] },
      { kind: 'note', tone: 'tip', blocks: [paragraph(text)] },
      { kind: 'list', ordered: true, items: [[paragraph(text)]] },
      { kind: 'table', header: [[{ text }], [{ text }]], rows: [[[{ text }], [{ text, code: true }]]] },
      { kind: 'image', src: 'a.png', alt: text },
      { kind: 'image', src: 'missing', alt: text },
      command(text),
    ],
    steps: [aStep(text, { id: 's1', steps: [aStep(text, { id: 's2' })] })],
    ifItStillFails: [paragraph([{ text, href: 'topic:nasty' }])],
    notes: [paragraph([{ text, emphasis: true }])],
    links: [[{ text, href: 'https://example.org/a' }]],
    related: ['nasty', 'cause'],
    causes: [aCause('cause', { title: text })],
    sources: [aSource(text, { url: 'https://example.org/b' }), aSource(`${text} older`)],
  });
}

const decisions: Decision[] = [
  { kind: 'answer', topic: 'nasty' },
  { kind: 'checklist', topic: 'nasty', ticked: [] },
  { kind: 'cause', topic: 'nasty', cause: 'cause', position: 1, total: 1 },
  { kind: 'cause', topic: 'cause', cause: 'nasty', position: 2, total: 2 },
  { kind: 'choose', topics: ['nasty', 'cause'] },
  { kind: 'ask-platform', topic: 'nasty' },
  { kind: 'solved', topic: 'nasty' },
  { kind: 'exhausted', topic: 'nasty', tried: ['nasty'] },
];

/** What clients do to a text before they show it. */
function asShown(text: string): string {
  return text.replace(/\{\{(?:DATE|TIME)\(.*?\)\}\}/g, 'CHANGED');
}

describe.each(nasty)('%s is shown as it is written', (_, text) => {
  const render = rendererOf(
    createPack([sayingEverywhere(text), aTopic('cause', { title: text, steps: [aStep('x')] })]),
  );

  test.each(decisions.map((decision) => [decision.kind, decision] as const))('in %s', (__, decision) => {
    for (const universalActions of [false, true]) {
      const replies = render(decision, aContext({ universalActions }));
      expect(replies).toHaveLength(1);
      const [{ card, text: plain, speak }] = replies as [(typeof replies)[0]];
      expect(cardProblems(card)).toEqual([]);
      const shown = plainWords(asShown(runTexts(card).join('\n')));
      expect(shown).toContain(plainWords(text));
      expect(plainWords(plain)).toContain(plainWords(text));
      expect(plainWords(asShown(JSON.stringify(card)))).not.toContain('CHANGED');
      expect(plainWords(speak)).toContain(decision.kind === 'exhausted' ? 'Everything' : plainWords(text));
    }
  });

  test('as often as it is said', () => {
    const [reply] = render(decisions[0]!, aContext());
    const times = runTexts(reply!.card).filter((run) => plainWords(asShown(run)).includes(plainWords(text)));
    expect(times.length).toBeGreaterThanOrEqual(20);
  });
});

describe('an address that is no page', () => {
  const dangerous = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'x:https://example.org',
    '//example.org',
  ];

  test.each(dangerous)('is never opened: %s', (href) => {
    const [reply] = answerWith(
      aTopic('a', {
        summary: [paragraph([{ text: 'click', href }])],
        links: [[{ text: 'here', href }]],
        sources: [aSource('from', { url: href })],
      }),
    );
    expect(actionsOf(reply!.card).filter(({ type }) => type === 'Action.OpenUrl')).toEqual([]);
    expect(shownText(reply!.card)).toContain('click');
    expect(cardProblems(reply!.card)).toEqual([]);
  });

  test.each(['https://example.org/a?b=c#d', 'http://example.org', 'mailto:a@example.org'])(
    'but a page is: %s',
    (href) => {
      const [reply] = answerWith(aTopic('a', { summary: [paragraph([{ text: 'click', href }])] }));
      expect(actionsOf(reply!.card)).toContainEqual({ type: 'Action.OpenUrl', title: 'click', url: href });
      expect(reply!.text).toContain(`click <${href}>`);
    },
  );

  test('and a topic is shown by a click', () => {
    const [reply] = answerWith(aTopic('a', { summary: [paragraph([{ text: 'click', href: 'topic:b' }])] }));
    const data = { verb: 'show', topic: 'b', key: 'turn-1.1' };
    expect(actionsOf(reply!.card)).toContainEqual({ type: 'Action.Submit', title: 'click', data });
    expect(reply!.text).not.toContain('topic:b');
  });
});

test('a word of 10,000 characters is shown whole, wherever it stands', () => {
  const word = 'x'.repeat(10_000);
  for (const topic of [
    aTopic('a', { title: word }),
    aTopic('a', { summary: [paragraph(word)] }),
    aTopic('a', { steps: [aStep(word)] }),
    aTopic('a', { summary: [command(word)] }),
    aTopic('a', { links: [[{ text: word, href: 'https://example.org' }]] }),
  ]) {
    const replies = answerWith(topic);
    expect(replies.flatMap(({ card }) => cardProblems(card))).toEqual([]);
    for (const said of [replies.map(({ text }) => text), replies.map(({ card }) => shownText(card))]) {
      expect(
        Math.max(
          ...said
            .join('\n')
            .match(/x+/g)!
            .map((run) => run.length),
        ),
      ).toBe(10_000);
    }
    expect(Math.max(...replies.map(({ speak }) => speak.length))).toBeLessThanOrEqual(500);
  }
});

test('three choices with endless titles fit into one card', () => {
  const topics = ['a', 'b', 'c'].map((id) => aTopic(id, { title: `${id} `.repeat(5_000) }));
  const [reply, ...more] = rendererOf(createPack(topics))({ kind: 'choose', topics: ['a', 'b', 'c'] }, aContext());
  expect(more).toEqual([]);
  expect(cardProblems(reply!.card)).toEqual([]);
});

test('a paragraph of nothing leaves no hole in the card', () => {
  const [reply] = answerWith(aTopic('a', { summary: [paragraph('')], notes: [paragraph('\n')], steps: [aStep('x')] }));
  expect(cardProblems(reply!.card)).toEqual([]);
});
