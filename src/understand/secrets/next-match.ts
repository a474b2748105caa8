/** Where the next match of a pattern begins, at a position or behind it; the length of the text when there is none. */
export type NextMatch = (position: number) => number;

/**
 * Finds the next match in one text, over and over. Where many names stand in a text without spaces, each of them asks
 * for the same end far behind it: the farthest one of late is remembered, so that all of them together read the text
 * once.
 */
export function nextMatch(text: string, { source, flags }: RegExp): NextMatch {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  let from = 0;
  let at = -1;
  return (position) => {
    if (position >= from && position <= at) return at;
    pattern.lastIndex = position;
    const next = pattern.exec(text)?.index ?? text.length;
    // What was found before the place that is remembered does not displace it.
    if (next >= at) {
      from = position;
      at = next;
    }
    return next;
  };
}
