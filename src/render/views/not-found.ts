import type { NotFoundReason } from '../../model/decision.js';
import { newView, type View } from '../view.js';
import { startOverButton } from './buttons.js';
import { itemRow, textRow } from './lines.js';

const reasons: Record<NotFoundReason, { title: string; lines: string[] }> = {
  'no-match': {
    title: 'I don’t know this one',
    lines: ['No article that I have fits what you wrote well enough, and I would rather not guess.'],
  },
  empty: { title: 'There was no text in your message', lines: ['Tell me what fails, or paste the error message.'] },
  'only-attachment': {
    title: 'I can’t read attachments',
    lines: ['Copy the text of the error into the chat instead; from a screenshot, type the code and the message.'],
  },
  'none-of-these': { title: 'Then it is something else', lines: ['Tell me more, and I will look again.'] },
  'outdated-button': {
    title: 'That button is out of date',
    lines: ['It belongs to an older version of an article or of this bot. Please ask again.'],
  },
  person: {
    title: 'I can’t connect you to a person yet',
    lines: ['Please contact your support team. Give them what you told me here, and what you have tried.'],
  },
};

/** Why nothing is shown, and what to paste instead. */
export function notFoundView(reason: NotFoundReason): View {
  const { title, lines } = reasons[reason];
  return {
    ...newView('not-found', title),
    sections: [
      { heading: '', rows: lines.map(textRow) },
      {
        heading: 'What to paste',
        rows: [
          itemRow('the error code, such as UserErrorGuestAgentStatusUnavailable or 0x80070005'),
          itemRow('the whole error message, as the portal or the log prints it'),
          itemRow('what you were doing: backing up or restoring, which kind of machine, Windows or Linux'),
        ],
      },
    ],
    speak: `${title}. ${lines.join(' ')}`,
    buttons: reason === 'no-match' || reason === 'person' ? [] : [startOverButton],
  };
}
