import { shorten } from './shorten.js';
import type { View } from './view.js';
import { textRow } from './views/lines.js';

/** Longest name in a card's head, an option or a kicker, in characters; articles' titles are far shorter. */
const longestName = 300;

/** What is read aloud stays a few sentences, though an article begins with a paragraph that never ends. */
const longestSpeak = 500;

/**
 * A view whose head, options and spoken text take little room, so that only its rows can be too much for a card. A title
 * that was cut is told whole in the first row.
 */
export function boundView(view: View): View {
  const title = shorten(view.title, longestName);
  const whole = title === view.title ? [] : [{ heading: '', rows: [textRow(view.title)] }];
  return {
    ...view,
    title,
    kicker: shorten(view.kicker, longestName),
    codes: view.codes.map((code) => shorten(code, longestName)),
    options: view.options.map((option) => ({ ...option, title: shorten(option.title, longestName) })),
    sections: [...whole, ...view.sections],
    speak: shorten(view.speak, longestSpeak),
  };
}
