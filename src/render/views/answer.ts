import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { topicView } from '../topic-view.js';
import type { View } from '../view.js';
import { notMyProblemButton, solvedButton, stillFailingButton } from './buttons.js';

/** A topic with its steps in order. */
export function answerView(
  decision: Decision & { kind: 'answer' },
  topic: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const view = topicView('answer', topic, pack, imageUrl, decision.platform);
  return { ...view, kicker: 'Answer', buttons: [solvedButton, stillFailingButton, notMyProblemButton] };
}
