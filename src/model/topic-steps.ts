import type { AskerPlatform, Platform } from './content.js';
import type { Pack } from './pack.js';
import { stepText, type Cause, type Step, type Topic } from './topic.js';

/** Whether something for one platform concerns an asker; who did not say what they have sees everything. */
function concerns(platform: Platform, asker: AskerPlatform | undefined): boolean {
  return platform === 'any' || asker === undefined || platform === asker;
}

function stepsFor(steps: readonly Step[], asker: AskerPlatform | undefined): Step[] {
  return steps
    .filter((step) => concerns(step.platform, asker))
    .map((step) => ({ ...step, steps: stepsFor(step.steps, asker) }));
}

/**
 * The steps of a topic that concern an asker. A step that only names the topic that tells how (`Step 1: Remove the
 * lock`) gets that topic's steps.
 */
export function stepsOf(topic: Topic, pack: Pack, asker?: AskerPlatform): Step[] {
  return stepsFor(topic.steps, asker).map((step) => {
    const told = step.topic === undefined || step.steps.length > 0 ? undefined : pack.get(step.topic);
    if (!told || told.id === topic.id || !onlyNames(step)) return step;
    return { ...step, steps: stepsFor(told.steps, asker), ordered: told.ordered };
  });
}

/** Whether a step is a procedure told elsewhere, "Step 1: Remove the lock"; items of a checklist only point. */
function onlyNames(step: Step): boolean {
  return /^step \d+\W/i.test(stepText(step));
}

/** The causes of a topic that concern an asker, in the order in which they are tried. */
export function causesOf(topic: Topic, asker?: AskerPlatform): Cause[] {
  return topic.causes.filter((cause) => concerns(cause.platform, asker));
}

/** Whether what a topic tells a Windows asker differs from what it tells a Linux asker, and each gets something. */
export function differsByPlatform(topic: Topic): boolean {
  const told = (asker: AskerPlatform) =>
    ids(stepsFor(topic.steps, asker)) +
    causesOf(topic, asker)
      .map((cause) => cause.topic)
      .join();
  const windows = told('windows');
  const linux = told('linux');
  return windows !== linux && windows !== '' && linux !== '';
}

function ids(steps: readonly Step[]): string {
  return steps.map((step) => `${step.id}(${ids(step.steps)})`).join();
}
