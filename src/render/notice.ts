import type { RemovedSecret } from '../model/understanding.js';

/** Tells an asker what was taken out of their message; empty when nothing was. */
export function noticeOf(removed: readonly RemovedSecret[]): string {
  if (removed.length === 0) return '';
  const named = removed.map(({ kind, count }) => (count === 1 ? `${article(kind)} ${kind}` : `${count} × ${kind}`));
  const list = named.length === 1 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
  const onlyContacts = removed.every(({ kind }) => /address|phone/.test(kind));
  const advice = onlyContacts ? '' : ' If others could have seen your message, change what it gave away.';
  return `I removed ${list} from your message before anything of it was stored.${advice}`;
}

function article(kind: string): string {
  return /^(?:[aeiou]|S[A-Z]|[AEFHILMNORSX][A-Z])/.test(kind) ? 'an' : 'a';
}
