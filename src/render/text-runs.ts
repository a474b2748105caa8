import { shorten } from './shorten.js';
import type { Run } from './view.js';

/** A TextRun of an Adaptive Card. Its text is shown as it is: it knows no Markdown. */
export type TextRun = Record<string, unknown>;

/** Stands in cards for the key that each shown card gets; no article can hold this character. */
export const keyMark = '\uE001';

/** Runs as TextRuns. A link to a topic becomes a submit that shows it. */
export function textRuns(runs: readonly Run[]): TextRun[] {
  return runs
    .filter((run) => run.text !== '')
    .map((run) => ({
      type: 'TextRun',
      text: run.text,
      ...(run.strong && { weight: 'Bolder' }),
      ...(run.emphasis && { italic: true }),
      ...(run.code && { fontType: 'Monospace' }),
      ...action(run),
    }));
}

const webAddress = /^(?:https?:\/\/|mailto:)/i;

/** Longest tooltip of a link, in characters. */
const longestTitle = 100;

function action({ url, topic, text }: Run): TextRun {
  const title = shorten(text.trim(), longestTitle);
  if (topic !== undefined) {
    const data = { verb: 'show', topic, key: keyMark };
    return { color: 'Accent', selectAction: { type: 'Action.Submit', title: title || topic, data } };
  }
  // Whatever an article calls a link: nothing but a page is ever opened.
  if (url !== undefined && webAddress.test(url))
    return { color: 'Accent', selectAction: { type: 'Action.OpenUrl', title: title || url, url } };
  return {};
}
