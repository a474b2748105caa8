import { plainBlocks } from '../../model/content.js';
import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { topicView } from '../topic-view.js';
import type { View } from '../view.js';
import { notMyProblemButton, solvedButton, stillFailingButton } from './buttons.js';
import { textRow } from './lines.js';

/** One cause of a topic; the first also says what the topic is. */
export function causeView(
  decision: Decision & { kind: 'cause' },
  topic: Topic,
  cause: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const { position, total } = decision;
  const view = topicView('cause', cause, pack, imageUrl, decision.platform);
  const kicker = total === 1 ? 'The likely cause' : `Cause ${position} of ${total}`;
  const shared: View = {
    ...view,
    kicker,
    topic: topic.id,
    speak: `${topic.title}. ${kicker}: ${view.speak}`,
    buttons: [solvedButton, { ...stillFailingButton, step: cause.id }, notMyProblemButton],
  };
  if (position > 1) return { ...shared, kicker: `${kicker}: ${topic.title}`, codes: [] };
  const [meaning = ''] = plainBlocks(topic.summary).split('\n');
  const advice = total > 1 ? 'Try the causes one after the other.' : '';
  return {
    ...shared,
    kicker: topic.title === cause.title ? kicker : 'Answer',
    title: topic.title,
    codes: topic.codes.slice(0, 4),
    sections: [
      { heading: '', rows: [textRow(`${meaning} ${advice}`.trim())] },
      { heading: kicker, rows: [{ kind: 'heading', indent: 0, runs: [{ text: cause.title }] }] },
      ...view.sections,
    ],
  };
}
