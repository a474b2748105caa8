import type { Row } from '../view.js';
import { withLinks } from '../views/said.js';

/** Stands where a line ended, in a text that has too many of them. */
const lineEnd = ' ↵ ';

/**
 * What somebody wrote, a row for each line, with whole addresses as links. Of a text with very many lines several share a row,
 * as each takes time and room of its own; nothing is left out but empty lines.
 * @param most rows, from 1 on
 */
export function writtenRows(text: string, most: number, indent = 0): Row[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const size = Math.max(1, Math.ceil(lines.length / most));
  const count = Math.ceil(lines.length / size);
  return Array.from({ length: count }, (_, index) => {
    const line = lines.slice(index * size, (index + 1) * size).join(lineEnd);
    return { kind: 'text', indent, runs: withLinks(line) };
  });
}
