import type { Decision } from '../../model/decision.js';
import { newView, type View } from '../view.js';
import { personButton } from './buttons.js';
import { textRow } from './lines.js';

/** Said once, besides the answer, where something cannot wait. */
export function offerPersonView({ topic = '' }: Decision & { kind: 'offer-person' }): View {
  const line = 'If it cannot wait, let a person look at it now. You can go on with the steps meanwhile.';
  return {
    ...newView('offer-person', 'This sounds urgent'),
    topic,
    sections: [{ heading: '', rows: [textRow(line)] }],
    speak: `This sounds urgent. ${line}`,
    buttons: [{ ...personButton, isPrimary: true }],
  };
}
