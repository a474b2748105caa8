/** Everything of Unicode that turns the direction of text by itself. Source: UAX #9, 2. */
export const turning = /[\u202a-\u202e\u2066-\u2069]/;

const ends = { embedding: '\u202c', isolate: '\u2069', override: '' } as const;

/** What each of them opens. */
const opened: Readonly<Record<string, keyof typeof ends>> = {
  '\u202a': 'embedding',
  '\u202b': 'embedding',
  '\u202d': 'override',
  '\u202e': 'override',
  '\u2066': 'isolate',
  '\u2067': 'isolate',
  '\u2068': 'isolate',
};

/**
 * A text that leaves the direction of what stands around it alone: what it opens is closed in the same line, nothing is
 * closed that it did not open, and overrides, which show letters in another order than they were written in, are left
 * out. Hebrew and Arabic need none of these, and keep them where they are in pairs.
 */
export function evenBidi(text: string): string {
  if (!turning.test(text)) return text;
  let open: (keyof typeof ends)[] = [];
  let even = '';
  const closeTo = (depth: number) => {
    for (const kind of open.slice(depth).reverse()) even += ends[kind];
    open = open.slice(0, depth);
  };
  for (const letter of text) {
    const kind = opened[letter];
    if (kind) {
      open.push(kind);
      if (kind !== 'override') even += letter;
    } else if (letter === '\u202c') {
      // It closes nothing beyond an isolate.
      if (open.length > 0 && open.at(-1) !== 'isolate') closeTo(open.length - 1);
    } else if (letter === '\u2069') {
      const isolate = open.lastIndexOf('isolate');
      if (isolate >= 0) closeTo(isolate);
    } else {
      if (letter === '\n' || letter === '\r' || letter === '\u2029') closeTo(0);
      even += letter;
    }
  }
  closeTo(0);
  return even;
}
