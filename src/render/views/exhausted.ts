import type { Pack } from '../../model/pack.js';
import type { Topic, TopicId } from '../../model/topic.js';
import { relatedRows } from '../topic-view.js';
import { newView, type View } from '../view.js';
import { startOverButton } from './buttons.js';
import { itemRow, textRow } from './lines.js';

/** Says what was tried, and what is left to do. */
export function exhaustedView(topic: Topic, tried: readonly TopicId[], pack: Pack): View {
  const titles = tried.flatMap((id) => pack.get(id)?.title ?? []);
  const next =
    'Describe what you see now, or paste the newest error message: it may be another problem than at the start.';
  return {
    ...newView('exhausted', 'Everything the article knows was tried'),
    kicker: topic.title,
    topic: topic.id,
    sections: [
      { heading: 'What was tried', rows: titles.map((title, index) => itemRow(title, `${index + 1}.`)) },
      { heading: 'What may also be the reason', rows: relatedRows(topic, pack) },
      {
        heading: 'What to do next',
        rows: [
          textRow(next),
          textRow('If you open a support request, give the error code, the time of the failed job and what was tried.'),
        ],
      },
    ].filter((section) => section.rows.length > 0),
    speak: `Everything the article knows about this was tried: ${topic.title}. ${next}`,
    buttons: [startOverButton],
  };
}
