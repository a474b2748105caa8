import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import type { ImageUrl } from '../rows.js';
import { furtherSections, topicView } from '../topic-view.js';
import type { View } from '../view.js';
import { moreButton } from './buttons.js';

/** What had no room on the card of a topic. */
export function moreView(topic: Topic, pack: Pack, imageUrl: ImageUrl): View {
  const view = topicView('answer', topic, pack, imageUrl);
  delete view.more;
  return {
    ...view,
    kicker: moreButton.title,
    sections: furtherSections(topic, pack, imageUrl),
    speak: `${moreButton.title}: ${topic.title}`,
  };
}
