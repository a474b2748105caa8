// Fuse with token search: each word on its own, weighted by how rare it is.
import { build as buildFuse } from './fuse.mjs';

export function build(documents, folder) {
  return buildFuse(documents, folder, { useTokenSearch: true });
}
