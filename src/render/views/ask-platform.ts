import type { Pack } from '../../model/pack.js';
import type { Topic, TopicId } from '../../model/topic.js';
import { newView, type View } from '../view.js';
import { keptSections, withBackButton } from './kept.js';
import { textRow } from './lines.js';

/** The question for the system of the machine, asked only when the answer changes what is shown. */
export function askPlatformView(topic: Topic, pack: Pack, before?: TopicId): View {
  return {
    ...newView('ask-platform', topic.title),
    kicker: 'One question first',
    codes: topic.codes.slice(0, 2),
    topic: topic.id,
    sections: [
      { heading: '', rows: [textRow('Does the machine run Windows or Linux? The steps differ.')] },
      ...keptSections(before, pack),
    ],
    speak: `${topic.title}. Does the machine run Windows or Linux?`,
    buttons: withBackButton(
      [
        { title: 'Windows', verb: 'windows' },
        { title: 'Linux', verb: 'linux' },
        { title: 'Both, or I don’t know', verb: 'both-platforms' },
      ],
      before,
    ),
  };
}
