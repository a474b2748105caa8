import { describe, expect, test } from '@jest/globals';
import { regexLiteralsOf } from '../helpers/regex-literals.js';
import { slowUnits, tail } from '../helpers/slow-units.js';
import { growth, MOST_GROWTH } from '../understand/work-grows.js';
import { compileTexts, ours, selfHelp } from './told.js';

/** Articles of each form, with a text in all places. */
const forms: Record<string, (text: string) => string> = {
  ours: (text) => ours(`Why.${text}\n\n## Steps\n\n1. Open ${text}\n`),
  'self-help': (text) =>
    selfHelp(`# ${text}\n\n<!--issueDescription-->\n${text}\n<!--/issueDescription-->\n\n* ${text}\n`),
  'self-help header': (text) => selfHelp('# The copy fails\n\n- Retry', { pageTitle: text, infoBubbleText: text }),
  learn: (text) => `---\ntitle: x\n---\n# Title ${text}\n\n## ${text}\n\n**Error message**: ${text}\n\n${text}\n`,
  'nothing else': (text) => text,
};

/** What any regular expression that reads articles may be slow at, whether or not it reads such texts. */
const units = [...new Set(['the backup failed, ', ...regexLiteralsOf('articles').flatMap(slowUnits)])];

describe.each(units)('four times the article takes about four times as long: %j, over and over', (unit) => {
  test.each(Object.keys(forms))('%s', (form) => {
    const compiled = (text: string) => compileTexts({ a: forms[form]!(text + tail) });
    expect(growth(unit, compiled)).toBeLessThan(MOST_GROWTH);
  });
});
