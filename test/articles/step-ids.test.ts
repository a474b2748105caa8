import { describe, expect, it } from '@jest/globals';
import { stepOf } from '../../src/articles/procedure.js';
import { withStepIds } from '../../src/articles/step-ids.js';
import { newTopic } from '../../src/articles/new-topic.js';
import { allSteps, type Step } from '../../src/model/topic.js';

const step = (text: string, steps: Step[] = []) => stepOf([{ kind: 'paragraph', spans: [{ text }] }], steps);
const idsOf = (...steps: Step[]) => allSteps(withStepIds({ ...newTopic('t', 'a', 'T'), steps })).map(({ id }) => id);

describe('withStepIds', () => {
  it('keeps the id of a step while others come and go', () => {
    const [open] = idsOf(step('Open'));
    expect(idsOf(step('New'), step('Wait', [step('Open')]))[2]).toBe(open);
  });

  it('gives equal steps different ids of letters and digits', () => {
    const ids = idsOf(step('Retry'), step('Open', [step('Retry')]), step('Retry'));
    expect(new Set(ids).size).toBe(4);
    expect(ids.filter((id) => !/^[a-z0-9]+$/.test(id))).toEqual([]);
  });
});
