/** How many numbers runs of three characters are spread over; a power of two. */
const numbers = 2 ** 16;

/** Shorter texts are searched sooner than they are prepared. */
const shortestPrepared = 2_000;

/**
 * Prepares a text for being asked what it contains many times. All its runs of three characters are noted once, so that
 * most of the strings that it does not contain are never searched for.
 * @returns whether the text contains a string, to the letter
 */
export function substringsOf(text: string): (part: string) => boolean {
  if (text.length < shortestPrepared) return (part) => text.includes(part);
  const seen = new Uint8Array(numbers);
  for (let at = 0; at + 2 < text.length; at++) seen[runAt(text, at)] = 1;
  const mayHold = (part: string) => {
    for (let at = 0; at + 2 < part.length; at++) if (seen[runAt(part, at)] === 0) return false;
    return true;
  };
  return (part) => mayHold(part) && text.includes(part);
}

/** A number of the three characters that begin there; other characters may have the same. */
function runAt(text: string, at: number): number {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((first * 31 + second) * 31 + third) & (numbers - 1);
}
