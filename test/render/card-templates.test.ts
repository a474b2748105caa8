import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../src/model/problem.js';
import { createCardTemplates } from '../../src/render/card-templates.js';

const templates = createCardTemplates(
  new Map([['greet', { text: '${name}', items: '${items}', more: [{ $when: "${name != ''}", said: '${name}' }] }]]),
  new Map([['row', { text: '${text}' }]]),
);

describe('card templates', () => {
  test('are filled with data', () => {
    expect(templates.expandCard('greet', { name: 'Ann', items: [1] })).toEqual({
      text: 'Ann',
      items: [1],
      more: [{ said: 'Ann' }],
    });
    expect(templates.expandRow('row', { text: 'a' })).toEqual({ text: 'a' });
  });

  test('can be filled again and again', () => {
    const names = ['a', 'b', 'a'].map((name) => templates.expandCard('greet', { name, items: [] }).text);
    expect(names).toEqual(['a', 'b', 'a']);
  });

  test('read nothing in the data as a template', () => {
    const items = [{ text: '${name}', $when: '${false}' }];
    expect(templates.expandCard('greet', { name: '${items}', items })).toMatchObject({ text: '${items}', items });
  });

  test('that are missing are named, with what to do', () => {
    const act = () => templates.expandCard('row', {});
    expect(act).toThrow(Problem);
    expect(act).toThrow('the card template row is missing');
    expect(() => templates.expandRow('greet', {})).toThrow(Problem);
  });
});
