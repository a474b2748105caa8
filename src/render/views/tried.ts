import type { Tried } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Told } from '../../model/question.js';
import { checksOfPart, type PartId, partsOf } from '../../model/topic-parts.js';
import { type Step, stepText, type Topic, type TopicId } from '../../model/topic.js';
import { shorten } from '../shorten.js';
import type { Option, Row } from '../view.js';
import { itemRow } from './lines.js';

/** How long a step may be where it is only named. */
const longestStep = 110;

/** What a part of a topic is called. */
export function partTitle(topic: Topic, id: PartId, pack: Pack, told: Told): string | undefined {
  const part = partsOf(topic, pack, told).find((each) => each.id === id);
  if (part?.kind === 'step') return named(part.step);
  return pack.get(id)?.title;
}

/** A step in a few words. */
function named(step: Step): string {
  return shorten(stepText(step).replace(/[\s:]+$/, ''), longestStep);
}

/** Parts that were tried, in order, each with the steps that were ticked. */
export function triedRows(
  topic: Topic,
  tried: readonly PartId[],
  steps: readonly Tried[],
  pack: Pack,
  told: Told,
): Row[] {
  const known = tried.flatMap((id) => {
    const title = partTitle(topic, id, pack, told);
    return title === undefined ? [] : [{ id, title }];
  });
  return known.flatMap(({ id, title }, index) => {
    const ticked = steps.find(({ part }) => part === id)?.ticked ?? [];
    const done = doneSteps(topic, id, ticked, pack, told);
    return [itemRow(title, `${index + 1}.`), ...done.map((step) => ({ ...itemRow(`Done: ${step}`), indent: 1 }))];
  });
}

/** The steps of a part that are ticked, in a few words each. */
export function doneSteps(topic: Topic, id: PartId, ticked: readonly string[], pack: Pack, told: Told): string[] {
  const part = partsOf(topic, pack, told).find((each) => each.id === id);
  const checks = part ? checksOfPart(topic, part, pack, told) : [];
  return checks.filter((step) => ticked.includes(step.id)).map(named);
}

/** Problems that were told besides, to be chosen. */
export function waitingOptions(waiting: readonly TopicId[] | undefined, pack: Pack): Option[] {
  const topics = (waiting ?? []).flatMap((id) => pack.get(id) ?? []);
  return topics.map(({ id, title }) => ({ title, detail: 'You also told me of this', topic: id }));
}
