import { expect, test } from '@jest/globals';
import { channelsFor, expertsItem } from '../../src/model/expert-posts.js';

const channel = (conversation: string, ...tags: string[]) => ({ conversation, reference: {}, tags });
const vm = channel('vm', 'vm', 'windows');
const mars = channel('mars', 'mars');
const rest = channel('rest');
const names = (tags: string[], ...channels: ReturnType<typeof channel>[]) =>
  channelsFor(tags, channels).map(({ conversation }) => conversation);

test.each([
  ['those with one of its tags', ['vm'], ['vm']],
  ['all of those', ['mars', 'windows'], ['vm', 'mars']],
  ['where there is none, those without tags', ['dpm'], ['rest']],
  ['also for a ticket without tags', [], ['rest']],
])('%s get a ticket', (_, tags, expected) => {
  expect(names(tags, vm, rest, mars)).toEqual(expected);
});

test('nobody gets what fits nowhere', () => {
  expect(names(['dpm'], vm, mars)).toEqual([]);
});

test('of a ticket in a channel everything goes in one lane', () => {
  const one = expertsItem('c', 't', { kind: 'remind' });
  expect(one).toEqual({ kind: 'experts', lane: 'c t', body: { kind: 'remind', channel: 'c', ticket: 't' } });
  expect(expertsItem('c', 'u', { kind: 'remind' }).lane).not.toBe(one.lane);
});
