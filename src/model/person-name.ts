/** Longest name of a person that is kept, in characters. */
const longestName = 80;

/** What cannot be seen and may turn or hide the text around it. The joiners stay: names in Persian and others need them. */
const unseen = /(?:[\p{Cc}\s]|(?![\u200c\u200d])\p{Cf})+/gu;

/**
 * A person's name as it can stand anywhere: in one line, short, and without what turns the text around it.
 * @returns an empty text where nothing is left of it
 */
export function personName(written: string): string {
  const line = written
    .slice(0, 4 * longestName)
    .replace(unseen, ' ')
    .trim();
  const short = line.slice(0, longestName).replace(/[\ud800-\udbff]$/, '');
  return /[^\s\u200c\u200d]/.test(short) ? short : '';
}
