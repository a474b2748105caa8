import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import { stepsOf } from '../../model/topic-steps.js';
import { stepText, type Topic } from '../../model/topic.js';
import { blockRows, type ImageUrl, stepRows } from '../rows.js';
import { stepsView } from '../steps-view.js';
import { ticksIn, topicView } from '../topic-view.js';
import type { Section, View } from '../view.js';
import { stillFailingButton } from './buttons.js';
import { notFoundView } from './not-found.js';

/** One step of a guide with its checks; the first also says what the topic is, the last what to do if nothing helped. */
export function guideView(decision: Decision & { kind: 'guide' }, topic: Topic, pack: Pack, imageUrl: ImageUrl): View {
  const { position, total } = decision;
  const step = stepsOf(topic, pack, decision).find(({ id }) => id === decision.step);
  if (!step) return notFoundView({ reason: 'outdated-button' }, pack);
  const isFirst = position === 1;
  const isLast = position === total;
  const view = topicView('guide', topic, pack, imageUrl, decision);
  const [lead, ...rest] = blockRows(step.body, 0, imageUrl);
  const strong = lead && 'runs' in lead ? lead.runs.map((run) => ({ ...run, strong: true })) : [];
  const checks: Section = {
    heading: `Step ${position} of ${total}`,
    rows: [
      { kind: 'text', indent: 0, runs: strong },
      ...rest,
      ...stepRows(step.steps, step.ordered, 0, imageUrl, ticksIn(decision)),
    ],
  };
  const summary: Section = { heading: '', rows: isFirst ? blockRows(topic.summary, 0, imageUrl) : [] };
  const further = view.sections.filter(
    ({ heading, isFolded }) => isFolded || (isLast && heading === 'If it still fails'),
  );
  const name = `Guided check, step ${position} of ${total}`;
  const onwards = isLast ? stillFailingButton : { ...stillFailingButton, title: 'Next step' };
  const shown: View = {
    ...view,
    codes: isFirst ? view.codes : [],
    sections: [summary, checks, ...further].filter(({ rows }) => rows.length > 0),
    speak: `${topic.title}. Step ${position} of ${total}: ${stepText(step)} There are ${step.steps.length} checks.`,
  };
  return stepsView(shown, name, `#${step.id}`, decision, pack, onwards);
}
