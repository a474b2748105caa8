/** What is done with the ticket of a thread by typing. */
export type ThreadCommand =
  | { kind: 'take' }
  | { kind: 'release' | 'resolve' | 'reopen'; note?: string }
  | { kind: 'transcript' }
  | { kind: 'help' };

const names: Readonly<Record<string, 'release' | 'resolve' | 'reopen'>> = {
  release: 'release',
  'give back': 'release',
  resolve: 'resolve',
  resolved: 'resolve',
  reopen: 'reopen',
  'open again': 'reopen',
};

/** Reads `take`, `release`, `resolve NOTE`, `reopen`, `transcript`; undefined for what the asker is to read. */
export function readThreadCommand(text: string): ThreadCommand | undefined {
  const words = text.trim();
  const [, alone] = /^(take|transcript|help)[.!]?$/i.exec(words) ?? [];
  if (alone !== undefined) return { kind: alone.toLowerCase() as 'take' | 'transcript' | 'help' };
  const [, name = '', rest = ''] =
    /^(release|give back|resolved?|reopen|open again)(?![\p{L}\p{N}_])([^]*)$/iu.exec(words) ?? [];
  const kind = names[name.toLowerCase()];
  if (kind === undefined) return undefined;
  const note = rest.replace(/^\s*[:,.!-]?\s*/, '');
  return { kind, ...(note !== '' && { note }) };
}

/** Whether a message stays among the experts. */
export function isNote(text: string): boolean {
  return /^\s*(?:\/\/|note:)/i.test(text);
}
