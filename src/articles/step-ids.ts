import type { Step, Topic } from '../model/topic.js';
import { stepText } from '../model/topic.js';

/** Gives every step an id made of its text, so that it stays the same when steps around it come and go. */
export function withStepIds(topic: Topic): Topic {
  const taken = new Set<string>();
  const name = (step: Step): Step => {
    const id = freeId(hash(stepText(step)), taken);
    return { ...step, id, steps: step.steps.map(name) };
  };
  return { ...topic, steps: topic.steps.map(name) };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}n${count}`;
  taken.add(free);
  return free;
}

/** FNV-1a over UTF-16 units, 32 bits, in base 36. Source: the FNV reference by Fowler, Noll and Vo. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return `s${value.toString(36)}`;
}
