import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';

export function formView({ words }: Decision & { kind: 'form' }, _pack: Pack): View {
  return {
    ...newView('did-it-help', 'What should they know?'),
    sections: [{ heading: '', rows: [textRow(words)] }],
    buttons: [
      { title: 'Send to support', verb: 'send-form', isPrimary: true },
      { title: 'Send without answering', verb: 'skip-form' },
    ],
    speak: 'What should they know?',
  };
}
