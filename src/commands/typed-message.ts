import type { Message } from '../model/message.js';

/** A question as it comes from the terminal or a file: text from nobody in particular, in a talk of its own. */
export function typedMessage(text: string): Message & { kind: 'text' } {
  return {
    kind: 'text',
    id: '',
    conversation: '',
    asker: { channel: '', id: '' },
    text,
    attachments: 0,
    traits: { cards: true, universalActions: false },
  };
}
