import { plainBlocks } from '../model/content.js';
import { allSteps, stepText } from '../model/topic.js';
import { misspeltCode, vocabularyOf } from './misspelt-code.js';
import type { Finding, ParsedArticle } from './parsed-article.js';

/**
 * What is wrong with the codes of articles in our own format: a code that belongs to another topic already, and one
 * that looks misspelt. `lineOf` gives the line of a file on which its codes stand.
 */
export function checkCodes(articles: readonly ParsedArticle[], lineOf: (article: ParsedArticle) => number): Finding[] {
  const ours = articles.filter((parsed) => parsed.format === 'ours');
  const codes = ours.flatMap((parsed) => parsed.drafts.flatMap(({ topic }) => topic.codes));
  const vocabulary = vocabularyOf(
    ours.flatMap((parsed) =>
      parsed.drafts.flatMap(({ topic }) =>
        [
          topic.title,
          ...topic.messages,
          ...topic.symptoms,
          plainBlocks(topic.summary),
          ...allSteps(topic).map(stepText),
        ].map((text) => withoutCodes(text, topic.codes)),
      ),
    ),
  );
  const holder = new Map<string, string>();
  return ours.flatMap((parsed) =>
    parsed.drafts.flatMap(({ topic }) =>
      topic.codes.flatMap((code): Finding[] => {
        const place = { file: parsed.file, line: lineOf(parsed) };
        const other = holder.get(code.toLowerCase());
        holder.set(code.toLowerCase(), other ?? parsed.file);
        if (other !== undefined) return [{ ...place, reason: `the code ${code} belongs to ${other} already` }];
        const why = misspeltCode(code, codes, vocabulary);
        return why === undefined ? [] : [{ ...place, reason: `the code ${code} looks misspelt: ${why}` }];
      }),
    ),
  );
}

/** A misspelt code that is repeated in its own text must not vouch for itself. */
function withoutCodes(text: string, codes: readonly string[]): string {
  return codes.reduce((rest, code) => rest.replaceAll(code, ' '), text);
}
