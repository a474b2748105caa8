import type { Decision } from '../../model/decision.js';
import { type Run, newView, type View } from '../view.js';

const address = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g;

/** What an expert says. It is shown as it was written: nothing in it is Markdown, and only whole addresses are links. */
export function saidView({ ticket, name, text, files = [] }: Decision & { kind: 'said' }): View {
  const lines = (text === '' ? [] : text.split('\n')).map((line): View['sections'][0]['rows'][0] => {
    return { kind: 'text', indent: 0, runs: withLinks(line) };
  });
  const sent = files.map((file): View['sections'][0]['rows'][0] => {
    return { kind: 'step', indent: 0, marker: '•', runs: [{ text: file.name, ...(file.path && { url: file.path }) }] };
  });
  return {
    ...newView('said', name),
    kicker: `Support · ticket ${ticket}`,
    sections: [{ heading: '', rows: [...lines.filter(({ kind }) => kind === 'text'), ...sent] }],
    speak: `${name}: ${[text, ...files.map((file) => `File: ${file.name}.`)].filter((each) => each !== '').join(' ')}`,
  };
}

/** A line of what somebody wrote, with its whole addresses as links. */
export function withLinks(line: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const found of line.matchAll(address)) {
    runs.push({ text: line.slice(end, found.index) }, { text: found[0], url: found[0] });
    end = found.index + found[0].length;
  }
  return [...runs, { text: line.slice(end) }].filter(({ text }) => text !== '');
}
