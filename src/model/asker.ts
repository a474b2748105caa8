/** Who wrote a message, as the channel knows them. */
export interface Asker {
  channel: string;
  id: string;
  /** Another id of the same person, by which an organisation knows them: in Teams the object id of Entra. */
  alias?: string;
  /** What the channel shows others as their name. */
  name?: string;
}

const longestName = 80;

/** A name in one line, without signs that turn the direction of what follows it, and not longer than names are. */
export function tidyName(name: string): string {
  const line = name
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length <= longestName ? line : `${line.slice(0, longestName).replace(/[\ud800-\udbff]$/, '')}…`;
}
