/** What stands in the talks of others for somebody who was removed. */
export const hidden = 'somebody who was removed';

/**
 * Replaces people in parsed JSON: every text, and every name of a field, that is one of their ids. A text in a field that
 * is called by an id is the person's name, and goes with it.
 */
export function withoutPeople(value: unknown, ids: ReadonlySet<string>, instead: string): unknown {
  if (typeof value === 'string') return ids.has(value) ? instead : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutPeople(item, ids, instead));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (!ids.has(name)) return [name, withoutPeople(field, ids, instead)];
      return [instead, typeof field === 'string' ? instead : withoutPeople(field, ids, instead)];
    }),
  );
}

/**
 * Removes what somebody wrote from what is kept as the words of a problem, where several people may have written them: in
 * fields called `words`, from one end of a line to another.
 */
export function jsonWithoutWords(json: string, texts: readonly string[]): string {
  try {
    return texts.length === 0 ? json : JSON.stringify(withoutWords(JSON.parse(json), texts, 'removed'));
  } catch {
    // What cannot be read cannot be divided between people.
    return json;
  }
}

function withoutWords(value: unknown, texts: readonly string[], instead: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutWords(item, texts, instead));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => {
      if (name === 'heard' && Array.isArray(field)) {
        return [name, field.filter(({ by }: { by?: unknown }) => by !== hidden)];
      }
      if (name !== 'words' || typeof field !== 'string') return [name, withoutWords(field, texts, instead)];
      return [name, texts.reduce((words, text) => withoutText(words, text, instead), field)];
    }),
  );
}

function withoutText(words: string, text: string, instead: string): string {
  const lines = `\n${words}\n`.replaceAll(`\n${text}\n`, () => `\n${instead}\n`).slice(1, -1);
  // What was too long was cut at its end.
  const from = lines.lastIndexOf(`\n\n${text.slice(0, leastCut)}`) + 2;
  const isCut = lines.endsWith('…') && from > 1 && text.startsWith(lines.slice(from, -1));
  return isCut ? lines.slice(0, from) + instead : lines;
}

/** Characters of a text by which its beginning is known. */
const leastCut = 8;

/** The same for JSON as text, and also where it is broken. */
export function jsonWithoutPeople(json: string, ids: ReadonlySet<string>, instead: string): string {
  try {
    return JSON.stringify(withoutPeople(JSON.parse(json), ids, instead));
  } catch {
    return [...ids].reduce((text, id) => text.replaceAll(id, instead), json);
  }
}
