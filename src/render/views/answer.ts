import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { stepsView } from '../steps-view.js';
import { ticksIn, topicView } from '../topic-view.js';
import type { View } from '../view.js';

/** A topic with its steps in order. */
export function answerView(
  decision: Decision & { kind: 'answer' },
  topic: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const view = topicView('answer', topic, pack, imageUrl, decision, ticksIn(decision));
  return stepsView(view, 'Answer', topic.id, decision, pack);
}
