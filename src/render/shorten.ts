/** A text of at most `most` characters, with an ellipsis where it was cut: between words where there are any. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = room.search(/\s+\S*$/);
  return `${space > most / 2 ? room.slice(0, space) : room}…`;
}
