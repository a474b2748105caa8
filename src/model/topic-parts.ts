import type { Pack } from './pack.js';
import type { Told } from './question.js';
import { causesOf, stepsKey, stepsOf } from './topic-steps.js';
import type { Step, Topic, TopicId } from './topic.js';

/** Names one part of a topic: the topic of a cause, the topic's own id for its own steps, or `#` and the id of a step. */
export type PartId = string;

/** What of a topic is shown at once, and found to have helped or not. */
export type Part = { id: PartId } & (
  | { kind: 'steps' }
  /** One step of a guide, whose checks stand below it. */
  | { kind: 'step'; step: Step }
  | { kind: 'cause'; topic: TopicId }
);

/** From so many checks on the steps of a topic are shown one after the other rather than on one card. */
const fewestChecks = 8;

/** The parts of a topic that concern an asker, in the order in which they are tried: its own steps, then its causes. */
export function partsOf(topic: Topic, pack: Pack, told: Told): Part[] {
  const steps = stepsOf(topic, pack, told);
  const own: Part[] = isGuide(topic, steps)
    ? steps.map((step) => ({ kind: 'step', id: `#${step.id}`, step }))
    : steps.length > 0
      ? [{ kind: 'steps', id: topic.id }]
      : [];
  const causes = causesOf(topic, told).filter((cause) => pack.has(cause.topic) && cause.topic !== topic.id);
  return [...own, ...causes.map((cause): Part => ({ kind: 'cause', id: cause.topic, topic: cause.topic }))];
}

/** Whether each step of a topic is a list of checks of its own, and they are many. */
function isGuide({ ordered }: Topic, steps: readonly Step[]): boolean {
  const checks = steps.map((step) => step.steps.length);
  const total = checks.reduce((sum, count) => sum + count, 0);
  return ordered && steps.length > 1 && total >= fewestChecks && checks.every((count) => count > 0);
}

/** The topic whose steps a part shows. */
export function topicOfPart(topic: Topic, part: Part, pack: Pack): Topic {
  return part.kind === 'cause' ? (pack.get(part.topic) ?? topic) : topic;
}

/** The steps that can be ticked where a part is shown. */
export function checksOfPart(topic: Topic, part: Part, pack: Pack, told: Told): Step[] {
  if (part.kind === 'step') return part.step.steps;
  const shown = topicOfPart(topic, part, pack);
  const steps = stepsOf(shown, pack, told);
  return steps.length > 1 ? steps : [];
}

/** Tells what a part shows from anything else it might show. */
export function partKey(topic: Topic, part: Part, pack: Pack, told: Told): string {
  const step = part.kind === 'step' ? stepsOf(topic, pack, told).find(({ id }) => id === part.step.id) : undefined;
  if (part.kind === 'step') return stepsKey(step?.steps ?? []);
  return stepsKey(stepsOf(topicOfPart(topic, part, pack), pack, told));
}
