import type { Platform } from './content.js';
import type { Pack } from './pack.js';
import { type Facets, fits, type Told } from './question.js';
import { stepText, type Cause, type Step, type Topic } from './topic.js';

/** Whether something for one platform and some answers concerns an asker; who did not say sees everything. */
function concerns({ platform, facets }: { platform: Platform; facets?: Facets }, told: Told): boolean {
  const isPlatform = platform === 'any' || told.platform === undefined || platform === told.platform;
  return isPlatform && fits(facets, told.facts);
}

function stepsFor(steps: readonly Step[], told: Told): Step[] {
  return steps.filter((step) => concerns(step, told)).map((step) => ({ ...step, steps: stepsFor(step.steps, told) }));
}

/**
 * The steps of a topic that concern an asker. A step that only names the topic that tells how (`Step 1: Remove the
 * lock`) gets that topic's steps; their ids begin with its own, so that all ids differ.
 */
export function stepsOf(topic: Topic, pack: Pack, told: Told = {}): Step[] {
  return stepsFor(topic.steps, told).map((step) => {
    const how = step.topic === undefined || step.steps.length > 0 ? undefined : pack.get(step.topic);
    if (!how || how.id === topic.id || !onlyNames(step)) return step;
    return {
      ...step,
      steps: stepsFor(how.steps, told).map((each) => withIdsBelow(step.id, each)),
      ordered: how.ordered,
    };
  });
}

function withIdsBelow(above: string, step: Step): Step {
  return { ...step, id: `${above}o${step.id}`, steps: step.steps.map((each) => withIdsBelow(above, each)) };
}

/** Whether a step is a procedure told elsewhere, "Step 1: Remove the lock"; items of a checklist only point. */
function onlyNames(step: Step): boolean {
  return /^step \d+\W/i.test(stepText(step));
}

/** The causes of a topic that concern an asker, in the order in which they are tried. */
export function causesOf(topic: Topic, told: Told = {}): Cause[] {
  return topic.causes.filter((cause) => concerns(cause, told));
}

/** Whether what a topic tells a Windows asker differs from what it tells a Linux asker, and each gets something. */
export function differsByPlatform(topic: Topic): boolean {
  const said = (told: Told) =>
    stepsKey(stepsFor(topic.steps, told)) +
    causesOf(topic, told)
      .map((cause) => cause.topic)
      .join();
  const windows = said({ platform: 'windows' });
  const linux = said({ platform: 'linux' });
  return windows !== linux && windows !== '' && linux !== '';
}

/** Tells steps from others: the ids of all of them, at any depth. */
export function stepsKey(steps: readonly Step[]): string {
  return steps.map((step) => `${step.id}(${stepsKey(step.steps)})`).join();
}
