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

/** The same for JSON as text, and also where it is broken. */
export function jsonWithoutPeople(json: string, ids: ReadonlySet<string>, instead: string): string {
  try {
    return JSON.stringify(withoutPeople(JSON.parse(json), ids, instead));
  } catch {
    return [...ids].reduce((text, id) => text.replaceAll(id, instead), json);
  }
}
