import { expect, test } from '@jest/globals';
import type { Situation } from '../../src/decide/situation.js';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import { verbs } from '../../src/model/verbs.js';
import { garage } from '../helpers/garage.js';
import { numbers } from '../helpers/random.js';
import { aMatch, clicks, decideFrozen, says } from '../helpers/talks.js';

const texts = [
  'it fails',
  'still failing',
  'linux',
  'it is windows',
  'not sure',
  'thanks',
  'it works now',
  'none of these',
  'start over',
  'back',
  'go on',
  'what did I try',
  'show the others',
  'human',
  'hello',
  'help',
  'yes',
  'no',
  '1',
  '3',
  '',
];

/** A text or a click, at random, about a topic that may be gone. */
function anything(next: (below: number) => number): Situation {
  const ids = [...garage.ids, 'gone'];
  const topic = () => ids[next(ids.length)]!;
  if (next(20) === 0) return { kind: next(2) === 0 ? 'joined' : 'unknown-action' };
  if (next(2) === 0) {
    const matches = [aMatch(topic(), next(100) / 100), aMatch(topic(), next(40) / 100)];
    return says(texts[next(texts.length)]!, matches, next(2));
  }
  const inputs = { [`step-${['a', 'b', 'zzz'][next(3)]}`]: ['true', 'false'][next(2)]! };
  return clicks(verbs[next(verbs.length)]!, topic(), { inputs, ...(next(2) === 0 && { step: topic() }) });
}

function topicsOf(decision: Decision): string[] {
  if (decision.kind === 'choose') return decision.topics;
  if (!('topic' in decision) || !decision.topic) return [];
  return 'cause' in decision ? [decision.topic, decision.cause] : [decision.topic];
}

test('whatever is said and clicked, the state holds together and nothing is shown that is not there', () => {
  const next = numbers(5);
  let state: ConversationState = newConversation();
  for (let turn = 0; turn < 5_000; turn++) {
    const before = state;
    const { decision, state: after } = decideFrozen(before, anything(next), garage);

    expect(after.version).toBe(before.version + 1);
    expect(topicsOf(decision).filter((id) => !garage.has(id))).toEqual([]);
    if (decision.kind === 'ask-platform') expect(after.platform).toBeUndefined();
    if (decision.kind === 'choose') expect(decision.topics.length).toBeLessThanOrEqual(3);

    const topic = after.topic === undefined ? undefined : garage.get(after.topic);
    expect(topic?.id).toBe(after.topic);
    const parts = topic ? [topic.id, ...topic.causes.map((cause) => cause.topic)] : [];
    if (after.part !== undefined) expect(parts).toContain(after.part);
    if (decision.kind === 'so-far') expect(decision.topic).toBe(after.topic);
    expect((after.trail ?? []).length).toBeLessThanOrEqual(10);
    for (const place of after.trail ?? []) expect(garage.has(place.topic)).toBe(true);
    if (topic === undefined) expect(after.tried).toEqual([]);
    expect(new Set(after.tried).size).toBe(after.tried.length);
    for (const [id, steps] of Object.entries(after.ticked)) {
      const known = garage.get(id)?.steps.map((step) => step.id) ?? [];
      expect(steps.filter((step) => !known.includes(step))).toEqual([]);
    }
    state = after;
  }
});
