/** What somebody wants of a channel as a place of experts. */
export type SupportWish =
  /** Tickets with one of these tags shall come here; with none, every ticket that no other channel fits. */
  | { kind: 'here'; tags: string[] }
  | { kind: 'stop' }
  /** How is it now? */
  | { kind: 'see' }
  /** It begins so, and what follows are no tags. */
  | { kind: 'unclear' };

const mostTags = 20;
/** As the tags of tickets are. */
const tagForm = /^[\p{L}\p{N}._-]{1,50}$/u;

/** Reads `support here vm, mars`, `stop support here` and `support here?`. @param text without the bot's mention */
export function readSupportWish(text: string): SupportWish | undefined {
  const words = text.slice(0, 2_000).replace(/\s+/g, ' ').trim();
  if (/^stop support here[.!]?$/i.test(words)) return { kind: 'stop' };
  const [, rest] = /^support here(?![\p{L}\p{N}_])(.*)$/iu.exec(words) ?? [];
  if (rest === undefined) return undefined;
  const list = rest
    .trim()
    .replace(/^:\s*/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  if (list === '?') return { kind: 'see' };
  if (list === '' || list === '.' || list === '!') return { kind: 'here', tags: [] };
  const tags = list.split(',').map((tag) => tag.trim().replace(/^#/, '').toLowerCase());
  const areTags = tags.length <= mostTags && tags.every((tag) => tagForm.test(tag));
  return areTags ? { kind: 'here', tags: [...new Set(tags)] } : { kind: 'unclear' };
}
