import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import { relatedRows } from '../topic-view.js';
import { newView, type View } from '../view.js';
import { othersButton, personButton, startOverButton } from './buttons.js';
import { textRow } from './lines.js';
import { triedRows, waitingOptions } from './tried.js';

/** Says what was tried, and what is left to do. */
export function exhaustedView(decision: Decision & { kind: 'exhausted' }, topic: Topic, pack: Pack): View {
  const { tried, steps = [], others, waiting, platform, facts } = decision;
  const told = { ...(platform && { platform }), ...(facts && { facts }) };
  const next =
    'Describe what you see now, or paste the newest error message: it may be another problem than at the start.';
  return {
    ...newView('exhausted', 'Everything the article knows was tried'),
    kicker: topic.title,
    topic: topic.id,
    sections: [
      { heading: 'What was tried', rows: triedRows(topic, tried, steps, pack, decision) },
      { heading: 'What may also be the reason', rows: relatedRows(topic, pack, told) },
      {
        heading: 'What to do next',
        rows: [
          ...(others ? [textRow('Other articles fitted what you wrote, too: show the others.')] : []),
          textRow(next),
          textRow('Or let a person look at it: they see the error, what you told me and what was tried.'),
        ],
      },
    ].filter((section) => section.rows.length > 0),
    options: waitingOptions(waiting, pack),
    speak: `Everything the article knows about this was tried: ${topic.title}. ${next}`,
    buttons: [
      ...(others ? [{ ...othersButton, isPrimary: true }] : []),
      { ...personButton, isPrimary: !others },
      startOverButton,
    ],
  };
}
