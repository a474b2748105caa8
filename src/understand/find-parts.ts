/** Longer texts are pastes, which are about one problem or about none. */
const longestText = 3000;

/** The most problems that somebody tells in one message. */
const mostParts = 5;

/** A part says something when it has this many words. */
const leastWords = 3;

/** The beginning of an item of a list. */
const item = /^\s{0,8}(?:\d{1,2}[.)]|[-*•])\s+/;

/** How people begin to speak of something else. */
const turning =
  /(?<=[.!?;\n]\s{0,4})(?=(?:also|another|additionally|besides|separately|secondly?|unrelated|on another|in addition|and (?:another|also)|the other|my (?:second|other))\b)/i;

/** The problems that a text tells apart: items of a list, or what follows "another problem is"; none where it is one. */
export function findParts(text: string): string[] {
  if (text.length > longestText) return [];
  const listed = itemsOf(text.split('\n'));
  const parts = listed.length >= 2 ? listed : text.split(turning);
  const telling = parts.map((part) => part.trim()).filter((part) => part.split(/\s+/).length >= leastWords);
  return telling.length >= 2 && telling.length <= mostParts ? telling : [];
}

/** Items with the lines below them; what stands before the first is left out. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line)) items.push(line.replace(item, ''));
    else if (items.length > 0) items.push(`${items.pop() ?? ''}\n${line}`);
  }
  return items;
}
