/** Splits a CamelCase name into its words: `SFCCheckFailedV2` gives SFC, Check, Failed, V2. */
export function camelWords(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? [];
}

const troubleWords =
  /error|fail|invalid|not|denied|exceed|timeout|timed|missing|conflict|full|corrupt|unavailable|unsupported|exception|disallowed|limit|reached|stuck|locked|inprogress|unreachable|expired|mismatch|unresponsive|unable|cancel/i;

/**
 * Whether a word is written as error codes are: one CamelCase name of at least three words, or of two that speak of
 * trouble (`DiskFull`). Product names (`PowerPoint`, `DataFactory`) are not.
 */
export function looksLikeCode(word: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_]{7,119}$/.test(word)) return false;
  const words = camelWords(word);
  if (words.length < 2 || !/[a-z][A-Z]|[A-Z]{2}[a-z]/.test(word)) return false;
  return troubleWords.test(word) || words.length > 4;
}

/** Windows error numbers in a text, in lower case with eight digits: `0x80070005`. */
export function hresultsIn(text: string): string[] {
  return [...text.matchAll(/\b0x([0-9a-f]{4,8})\b/gi)].map(
    (found) => `0x${(found[1] ?? '').toLowerCase().padStart(8, '0')}`,
  );
}
