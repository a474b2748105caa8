import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { topicView } from '../topic-view.js';
import type { Button, View } from '../view.js';
import { notMyProblemButton, solvedButton, stillFailingButton } from './buttons.js';

const saveButton: Button = { title: 'Save what is done', verb: 'tick' };

/** A topic whose steps can be done in any order, each with a box to tick. */
export function checklistView(
  decision: Decision & { kind: 'checklist' },
  topic: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const view = topicView('checklist', topic, pack, imageUrl, decision.platform, new Set(decision.ticked));
  const checks = view.sections.flatMap((section) => section.rows).filter((row) => row.kind === 'check');
  const done = checks.filter((check) => check.done).length;
  const kicker = done === 0 ? 'Checklist' : `Checklist: ${done} of ${checks.length} done`;
  return { ...view, kicker, buttons: [solvedButton, stillFailingButton, saveButton, notMyProblemButton] };
}
