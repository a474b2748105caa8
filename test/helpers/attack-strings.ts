/** Characters for what a pattern calls by class. */
const classes: Record<string, string> = {
  d: '1',
  D: 'a',
  w: 'a',
  W: '-',
  s: ' ',
  S: 'a',
  t: '\t',
  n: '\n',
  r: '\r',
  p: 'a',
  P: '-',
};

/** A piece of a pattern: characters that can stand for it, or where groups and alternatives begin and end. */
type Piece = { kind: 'text'; stands: string[] } | { kind: 'open' | 'close' | 'or' };

/**
 * Short strings that a regular expression half matches, made of its own characters: repeated, they are what it is
 * slowest at. Each character it speaks of, each run of them, each alternative and the whole, also without its end.
 */
export function attackStrings(pattern: string): string[] {
  const pieces = piecesOf(pattern);
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.stands] : []));
  const singles = texts.flat();
  const first = (run: readonly string[][]) => run.map(([stand = '']) => stand).join('');
  const last = (run: readonly string[][]) => run.map((stands) => stands.at(-1) ?? '').join('');
  const runs = runsOf(pieces).flatMap((run) => [first(run), last(run), first(run.slice(0, -1))]);
  const pairs = texts.slice(1).map((stands, at) => first([texts[at] ?? [], stands]));
  const whole = [first(texts), first(texts.slice(0, -1)), last(texts)];
  const spaced = [...singles, ...runs].map((text) => `${text} `);
  return [...new Set([...singles, ...runs, ...pairs, ...whole, ...spaced])].filter((text) => text !== '');
}

/** The texts between the places where groups and alternatives begin and end. */
function runsOf(pieces: readonly Piece[]): string[][][] {
  const runs: string[][][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'text') runs.at(-1)?.push(piece.stands);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

const token =
  /\\[pP]\{([^}]*)\}|\\u\{([0-9A-Fa-f]+)\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\k<\w+>|\\([\s\S])|\[(\^?)((?:\\[\s\S]|[^\]\\])*)\]|\((?:\?(?:<[=!]|[=!:]|<\w+>))?|\)|\||\{\d+(?:,\d*)?\}\??|[*+?^$]|([\s\S])/gu;

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  const text = (...stands: string[]) => pieces.push({ kind: 'text', stands });
  for (const [whole, property, code, hex, byte, escaped, negated, inside, plain] of pattern.matchAll(token)) {
    if (whole.startsWith('(')) pieces.push({ kind: 'open' });
    else if (whole === ')') pieces.push({ kind: 'close' });
    else if (whole === '|') pieces.push({ kind: 'or' });
    else if (property !== undefined) text(standsFor(property));
    else if (code ?? hex ?? byte) text(String.fromCodePoint(parseInt(code ?? hex ?? byte ?? '0', 16)));
    else if (inside !== undefined) text(...insideClass(inside, negated === '^'));
    else if (escaped !== undefined && !/[bBk]/.test(escaped)) text(classes[escaped] ?? escaped);
    else if (plain !== undefined) text(plain === '.' ? 'a' : plain);
  }
  return pieces;
}

function standsFor(property: string): string {
  if (/Han/.test(property)) return '备';
  if (/Kana|Hira/i.test(property)) return 'カ';
  if (/Hangul/.test(property)) return '백';
  if (/Pictographic|Emoji/.test(property)) return '😀';
  return /^N/.test(property) ? '1' : 'a';
}

/** Some characters of a class: its first ones; of a class of all others, such as are usual in texts. */
function insideClass(inside: string, isNegated: boolean): string[] {
  const named = [...inside.matchAll(/\\[pP]\{([^}]*)\}|\\([\s\S])|([\s\S])/gu)].map(([, property, escaped, plain]) =>
    property ? standsFor(property) : escaped ? (classes[escaped] ?? escaped) : (plain ?? ''),
  );
  if (!isNegated) return [...new Set(named)].slice(0, 4);
  const usual = ['a', ' ', '1', '"', '<'].filter((each) => !named.includes(each));
  return [...usual.slice(0, 2), ...named.slice(0, 1)];
}
