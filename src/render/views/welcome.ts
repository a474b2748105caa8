import type { Pack } from '../../model/pack.js';
import { newView, type View } from '../view.js';
import { itemRow, textRow } from './lines.js';

/** Says what the bot does and what helps it. */
export function welcomeView(pack: Pack): View {
  return {
    ...newView('welcome', 'What went wrong?'),
    kicker: 'Support triage',
    sections: [
      {
        heading: '',
        rows: [
          textRow(
            'Paste the error message as it is, or say in your own words what fails. I look for the support article that fits and show you what to do, step by step.',
          ),
          textRow(`I know ${pack.ids.length} problems. When I am not sure, I ask; when I do not know, I say so.`),
        ],
      },
      {
        heading: 'What helps me',
        rows: [
          itemRow('the error code and the whole message'),
          itemRow('whether the machine runs Windows or Linux'),
          itemRow('no passwords or keys: I remove what looks like one'),
        ],
      },
      {
        heading: 'What you can say at any time',
        rows: [
          itemRow('“back”, “start over” or “help”'),
          itemRow('“what did I try”: where we are and what you have done'),
          itemRow('“done 1 and 2”, which ticks steps, as the boxes do'),
          itemRow('“talk to a person”, and “my tickets” to see what became of it'),
        ],
      },
    ],
    speak: 'What went wrong? Paste the error message as it is, or say in your own words what fails.',
  };
}
