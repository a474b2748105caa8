import { describe, expect, test } from '@jest/globals';
import { cardSchema } from '../../src/render/card-schema.js';

type Part = Record<string, unknown>;

const data = { verb: 'show', topic: 'a', key: 'k' };
const submit = { type: 'Action.Submit', title: 'Go', data };
const run = { type: 'TextRun', text: 'a' };
const rich = { type: 'RichTextBlock', inlines: [run] };
const block = { type: 'TextBlock', text: 'What to do', style: 'heading', wrap: true };
const toggle = { type: 'Input.Toggle', id: 'step-a', title: '1', value: 'true' };
const column = { type: 'Column', width: 'auto', items: [rich] };

function card(body: unknown[], more: Part = {}): Part {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: 'a',
    fallbackText: 'a',
    body,
    actions: [],
    ...more,
  };
}
const takes = (value: unknown): boolean => cardSchema.safeParse(value).success;
const takesRun = (more: Part): boolean => takes(card([{ ...rich, inlines: [{ ...run, ...more }] }]));
const takesAction = (action: unknown): boolean => takes(card([rich], { actions: [action] }));

describe('a card may hold', () => {
  test.each<[string, Part]>([
    ['runs of text', rich],
    ['a heading of ours', block],
    ['a box to tick', toggle],
    ['columns', { type: 'ColumnSet', columns: [column, { ...column, width: '22px' }, { ...column, items: [] }] }],
    [
      'containers in containers',
      { type: 'Container', style: 'warning', items: [{ type: 'Container', items: [rich] }] },
    ],
    ['a picture', { type: 'Image', url: 'https://example.org/a.png', altText: 'a' }],
    [
      'buttons',
      { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: 'a', targetElements: ['x'] }] },
    ],
    ['a place to click', { type: 'Container', selectAction: submit, items: [rich] }],
  ])('%s', (_, element) => {
    expect(takes(card([element]))).toBe(true);
  });

  test.each<[string, Part]>([
    ['a submit', submit],
    ['an execute', { ...submit, type: 'Action.Execute', verb: 'show', fallback: submit }],
    ['a page to open', { type: 'Action.OpenUrl', title: 'a', url: 'https://example.org' }],
  ])('the action: %s', (_, action) => {
    expect(takesAction(action)).toBe(true);
  });
});

describe('a card may not hold', () => {
  test.each<[string, Part]>([
    ['an unknown element', { type: 'CodeBlock', codeSnippet: 'a' }],
    ['an element without a type', { text: 'a' }],
    ['an unknown property', { ...rich, isSubtle: true }],
    ['an unknown property deep within', { type: 'ColumnSet', columns: [{ ...column, items: [{ ...rich, x: 1 }] }] }],
    ['no runs', { ...rich, inlines: [] }],
    ['an unknown spacing', { ...rich, spacing: 'huge' }],
    ['Markdown in a heading', { ...block, text: '**a**' }],
    ['a link in a heading', { ...block, text: '[a](b)' }],
    ['a list in a heading', { ...block, text: '1. a' }],
    ['a template in a heading', { ...block, text: '${a}' }],
    ['a date function in a heading', { ...block, text: '{{DATE(2020-01-01T00:00:00Z)}}' }],
    ['a heading that is cut off', { ...block, wrap: false }],
    ['a heading that may be cut off', { ...block, wrap: undefined }],
    ['a picture without an alternative', { type: 'Image', url: 'https://example.org/a.png', altText: '' }],
    ['a picture from elsewhere', { type: 'Image', url: 'data:image/png;base64,AA==', altText: 'a' }],
    ['a box without an id', { ...toggle, id: '' }],
    ['a box that is neither', { ...toggle, value: 'maybe' }],
    ['a column of no width', { type: 'ColumnSet', columns: [{ ...column, width: 'wide' }] }],
    ['an empty container', { type: 'Container', items: [] }],
    ['a container of an unknown style', { type: 'Container', style: 'danger', items: [rich] }],
    ['seven buttons', { type: 'ActionSet', actions: Array.from({ length: 7 }, () => submit) }],
  ])('%s', (_, element) => {
    expect(takes(card([element]))).toBe(false);
  });

  test.each<[string, Part]>([
    ['no text', { text: '' }],
    ['a colour that is none', { color: 'red' }],
    ['a colour in small letters', { color: 'accent' }],
    ['a size that is none', { size: 'huge' }],
    ['a weight that is none', { weight: 'bold' }],
    ['a font that is none', { fontType: 'monospace' }],
    ['a highlight', { highlight: true }],
  ])('a run with %s', (_, more) => {
    expect(takesRun({})).toBe(true);
    expect(takesRun(more)).toBe(false);
  });

  test.each<[string, Part]>([
    ['without a title', { ...submit, title: '' }],
    ['without data', { type: 'Action.Submit', title: 'a' }],
    ['without a key', { ...submit, data: { verb: 'show', topic: 'a' } }],
    ['without a verb', { ...submit, data: { topic: 'a', key: 'k' } }],
    ['with more data', { ...submit, data: { ...data, secret: 'x' } }],
    ['with a topic that is no text', { ...submit, data: { ...data, topic: 1 } }],
    ['of an unknown kind', { type: 'Action.ShowCard', title: 'a', card: {} }],
    ['that executes without a fallback', { ...submit, type: 'Action.Execute', verb: 'show' }],
    ['that opens a script', { type: 'Action.OpenUrl', title: 'a', url: 'javascript:alert(1)' }],
    ['that opens a file', { type: 'Action.OpenUrl', title: 'a', url: 'file:///etc/passwd' }],
    ['in a style that is none', { ...submit, style: 'primary' }],
  ])('an action %s', (_, action) => {
    expect(takesAction(action)).toBe(false);
  });

  test.each<[string, Part]>([
    ['another version', { version: '1.6' }],
    ['nothing to speak', { speak: '' }],
    ['no fallback', { fallbackText: undefined }],
    ['an empty body', { body: [] }],
    ['more properties', { refresh: {} }],
    ['seven buttons', { actions: Array.from({ length: 7 }, () => submit) }],
  ])('as a whole: %s', (_, more) => {
    expect(takes(card([rich]))).toBe(true);
    expect(takes(card([rich], more))).toBe(false);
  });

  test('an execute where an inner toggle of visibility would be clicked', () => {
    const selectAction = { type: 'Action.ToggleVisibility', title: 'a', targetElements: ['x'] };
    expect(takes(card([{ type: 'Container', selectAction, items: [rich] }]))).toBe(false);
  });
});
