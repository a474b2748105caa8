import { newView, type View } from '../view.js';
import { startOverButton } from './buttons.js';
import { textRow } from './lines.js';

/** Something failed here; `id` is what the log holds. */
export function errorView(id: string): View {
  const line = 'Something went wrong on my side. Please send it again in a moment.';
  const tell = 'If it happens again, tell the people who run this bot the id ';
  return {
    ...newView('error', 'That did not work'),
    sections: [
      {
        heading: '',
        rows: [
          textRow(line),
          { kind: 'text', indent: 0, runs: [{ text: tell }, { text: id, code: true }, { text: '.' }] },
        ],
      },
    ],
    speak: `That did not work. ${line}`,
    buttons: [startOverButton],
  };
}
