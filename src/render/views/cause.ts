import { plainBlocks } from '../../model/content.js';
import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { stepsView } from '../steps-view.js';
import { ticksIn, topicView } from '../topic-view.js';
import type { View } from '../view.js';
import { textRow } from './lines.js';

/** One cause of a topic; the first also says what the topic is, the others how many are left. */
export function causeView(
  decision: Decision & { kind: 'cause' },
  topic: Topic,
  cause: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
): View {
  const { position, total } = decision;
  const view = topicView('cause', cause, pack, imageUrl, decision, ticksIn(decision));
  const name = total === 1 ? 'The likely cause' : `Cause ${position} of ${total}`;
  const spoken = { ...view, speak: `${topic.title}. ${name}: ${view.speak}` };
  if (position > 1) {
    const left = { heading: '', rows: [textRow(leftAfter(total - position))] };
    const shown = { ...spoken, codes: [], sections: [left, ...view.sections] };
    const card = stepsView(shown, name, cause.id, decision, pack);
    return { ...card, kicker: `${card.kicker}: ${topic.title}` };
  }
  const [meaning = ''] = plainBlocks(topic.summary).split('\n');
  const advice = total > 1 ? 'Try the causes one after the other.' : '';
  const first: View = {
    ...spoken,
    title: topic.title,
    codes: topic.codes.slice(0, 4),
    sections: [
      { heading: '', rows: [textRow(`${meaning} ${advice}`.trim())] },
      { heading: name, rows: [{ kind: 'heading', indent: 0, runs: [{ text: cause.title }] }] },
      ...view.sections,
    ],
  };
  return stepsView(first, topic.title === cause.title ? name : 'Answer', cause.id, decision, pack);
}

function leftAfter(count: number): string {
  if (count === 0) return 'This is the last cause that I know.';
  return count === 1 ? 'One more cause is left after this one.' : `${count} more causes are left after this one.`;
}
