import { type Document, visit } from 'yaml';

/**
 * Makes every number of a YAML document the text that stands there: a code `0x0000011b`, `007` or `1.10` is written, not
 * reckoned with. To be called before the document becomes plain values.
 */
export function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    },
  });
}
