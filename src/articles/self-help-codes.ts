import { hresultsIn, looksLikeCode } from '../model/error-code.js';
import { codesOfHeading } from './codes-of.js';

/** The places of a self-help article where its error code can stand. */
export interface CodePlaces {
  pageTitle: string;
  heading: string;
  /** The attribute `articleId`, and the file's name. */
  ids: string[];
}

/** The error codes of a self-help article. */
export interface SelfHelpCodes {
  codes: string[];
  /** Codes under which other articles are about the same problem. */
  identifying: string[];
  /** What the id says alone, in lower case: a code if another article knows it as one. */
  possible?: string;
}

/**
 * Finds the error code of an article. Its page title and heading write it in CamelCase ("Error CBPDiskFull") or in words
 * ("User Error Guest Agent Status Unavailable: Windows"), and the end of its id repeats it in lower case. It counts
 * when two of the places agree; the spelling with capitals is kept.
 */
export function selfHelpCodes({ pageTitle, heading, ids }: CodePlaces): SelfHelpCodes {
  const tails = ids.map((id) => id.toLowerCase().replace(/\.md$/, '').split(/[-_/]/).at(-1)?.trim() ?? '');
  const titles = [heading, pageTitle];
  const candidates = titles.flatMap(codeCandidates);
  const inId = candidates.filter((candidate) => {
    const lower = candidate.toLowerCase();
    return tails.some((tail) => tail === lower || tail.replace(/(windows|linux)$/, '') === lower);
  });
  // Titles in words ("Windows Failover Cluster Service") need an id that confirms them: every title may be repeated.
  const isTwice = (code: string) =>
    candidates.filter((other) => other.toLowerCase() === code.toLowerCase()).length > 1 &&
    titles.every((title) => title.toLowerCase().includes(code.toLowerCase()));
  const identifying = inId.length > 0 ? inId : candidates.filter((code) => looksLikeCode(code) && isTwice(code));
  const byLowerCase = new Map<string, string>();
  for (const code of identifying) {
    const known = byLowerCase.get(code.toLowerCase());
    if (known === undefined || (known === known.toLowerCase() && code !== known))
      byLowerCase.set(code.toLowerCase(), code);
  }
  const codes = [...byLowerCase.values()];
  const possible = codes.length === 0 ? tails.find((tail) => saysTrouble(tail)) : undefined;
  const named = [...codes, ...(possible === undefined ? [] : [possible]), ...hresultsIn(`${pageTitle} ${heading}`)];
  return { codes: [...new Set(named)], identifying: codes, ...(possible !== undefined && { possible }) };
}

/** Whether a word without spaces speaks of an error, whatever its letters: `backupoperationfailed`. */
function saysTrouble(word: string): boolean {
  return /^[A-Za-z]\w{14,119}$/.test(word) && /error|fail|denied|timeout|exceed|invalid|notfound/i.test(word);
}

function codeCandidates(title: string): string[] {
  const words = title
    .replace(/^\W*(?:i received )?error(?: code)?\W+(?=\S)/i, '')
    .replace(/[:(-]\s*(windows|linux)\W*$/i, '')
    .replace(/["“”'`*.]/g, '')
    .trim();
  const { codes } = codesOfHeading(words);
  if (codes.length > 0) return codes.map((code) => code.replace(/(?<=Error)(Windows|Linux)$/, ''));
  if (/^[A-Za-z]\w{7,119}$/.test(words)) return looksLikeCode(words) || saysTrouble(words) ? [words] : [];
  // "SalLowDiskSpace error" names the code; "Task Status Error" may be the code's own end. The id tells.
  const [before] = words.split(/\s{1,20}error$/i);
  if (before !== undefined && before !== words && /^\w{8,}$/.test(before)) return [before];
  const joined = words.split(/\s+/);
  const code = joined.join('').replace('+', '');
  return joined.length > 2 && joined.every((word) => /^[A-Z]\w*\+?$/.test(word)) && saysTrouble(code) ? [code] : [];
}
