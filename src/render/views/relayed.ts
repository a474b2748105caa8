import type { Decision } from '../../model/decision.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';

/** Shown only where something was taken out of what was passed on: who has the ticket cannot see it, and may ask. */
export function relayedView({ ticket }: Decision & { kind: 'relayed' }): View {
  const line = 'Your message was passed on without it.';
  return {
    ...newView('relayed', 'Something was left out'),
    kicker: `Ticket ${ticket}`,
    sections: [{ heading: '', rows: [textRow(line)] }],
    speak: `Something was left out. ${line}`,
  };
}
