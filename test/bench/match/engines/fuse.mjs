// Fuse with its defaults over all fields, weighted.
import Fuse from 'fuse.js';
import { fieldNames, weights } from '../documents.mjs';

export function build(documents, folder, options = {}) {
  const keys = fieldNames.map((name) => ({ name, weight: weights[name] }));
  const index = new Fuse(documents, { keys, includeScore: true, ...options });
  return {
    // Fuse scores 0 for a perfect match and 1 for none.
    search: (text, limit) =>
      index.search(text, { limit }).map(({ item, score }) => ({ id: item.id, score: 1 - score })),
    close: () => undefined,
  };
}
