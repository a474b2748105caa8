import type { Decision } from '../../model/decision.js';
import type { Topic } from '../../model/topic.js';
import { newView, type View } from '../view.js';
import { goOnButton, solvedButton, stillFailingButton } from './buttons.js';
import { textRow } from './lines.js';

/** Asked once, when somebody says thanks and nobody knows yet how it went. */
export function didItHelpView({ part }: Decision & { kind: 'did-it-help' }, topic: Topic): View {
  const question = `Did it help with “${topic.title}”?`;
  return {
    ...newView('did-it-help', 'You are welcome'),
    topic: topic.id,
    ...(part !== undefined && { part }),
    sections: [{ heading: '', rows: [textRow(question)] }],
    speak: `You are welcome. ${question}`,
    buttons: [solvedButton, stillFailingButton, { ...goOnButton, title: 'Show it again', isPrimary: false }],
  };
}
