/** A sentence in the form in which two spellings of it are compared: without capitals and full stop. */
export function bareSentence(text: string): string {
  return text.toLowerCase().replace(/(?<![\s.])[\s.]+$/, '');
}

/** Numbers that editions write now as a word, now as a figure; "one" is mostly no number. */
const numberWords = 'two three four five six seven eight nine ten'.split(' ');

/** The words of a text in the form in which two editions are compared. */
function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/n't\b/g, ' not')
      .replace(/can ?not/g, 'can not')
      .replace(/\bclick\b/g, 'select')
      .match(/[\p{L}\p{N}][\p{L}\p{N}_./:\\-]*/gu) ?? []
  ).map((word) => {
    const bare = word.replace(/(?<![./:\\-])[./:\\-]+$/, '');
    const number = numberWords.indexOf(bare);
    return number < 0 ? bare : String(number + 2);
  });
}

/** Words that carry facts: figures, codes, paths, names with capitals inside. */
function isFact(word: string): boolean {
  return /\d|[\\/_]/.test(word);
}

/** Texts that can be asked whether they say something already. */
export class KnownTexts {
  private readonly texts: Set<string>[];

  constructor(texts: readonly string[]) {
    this.texts = texts.map((text) => new Set(words(text)));
  }

  /** Whether one of the texts holds every fact and at least nine tenths of the words of this one. */
  hold(text: string): boolean {
    const wanted = [...new Set(words(text))];
    if (wanted.length === 0) return true;
    return this.texts.some((known) => {
      const held = wanted.filter((word) => known.has(word));
      return held.length >= wanted.length * 0.9 && wanted.every((word) => !isFact(word) || known.has(word));
    });
  }
}
