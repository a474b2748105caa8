import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { stepsView } from '../steps-view.js';
import { ticksIn, topicView } from '../topic-view.js';
import type { View } from '../view.js';

/** A topic whose steps can be done in any order. */
export function checklistView(
  decision: Decision & { kind: 'checklist' },
  topic: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const view = topicView('checklist', topic, pack, imageUrl, decision, ticksIn(decision));
  return stepsView(view, 'Checklist', topic.id, decision, pack);
}
