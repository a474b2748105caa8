import { isTeams } from './traits.js';
import { isObject, listAt, textAt } from './json.js';

/** The longest text that is looked at, in UTF-16 units; what a channel allows is far less. */
export const longestText = 200_000;

/**
 * What an asker wrote, without the dress of the channel: the bot's own mention is taken out wherever it stands, others
 * become the name they show, and what Teams escapes is unescaped once.
 */
export function textOf(activity: Record<string, unknown>, channelId: string): string {
  const text = withoutOwnMention(textAt(activity, 'text') ?? '', activity);
  return shorten(isTeams(channelId) ? unescapeOnce(text.replace(/<\/?at\b[^<>]*>/gi, '')) : text);
}

/** Whether a message names the bot; in a channel, others come only with a consent. */
export function isMentioned(activity: Record<string, unknown>): boolean {
  const text = textAt(activity, 'text') ?? '';
  return mentionsIn(activity).some((mention) => mention !== undefined && mention !== '' && text.includes(mention));
}

function withoutOwnMention(text: string, activity: Record<string, unknown>): string {
  return mentionsIn(activity).reduce<string>((rest, mention) => without(rest, mention), text);
}

/** How the bot's own mention can stand in a text. */
function mentionsIn(activity: Record<string, unknown>): (string | undefined)[] {
  const own = activity.recipient;
  const mentions = listAt(activity, 'entities').flatMap((entity) => {
    const mentioned = isObject(entity) && entity.type === 'mention' ? entity.mentioned : undefined;
    const id = textAt(mentioned, 'id');
    return id !== undefined && id === textAt(own, 'id')
      ? [textAt(entity, 'text'), tagged(textAt(mentioned, 'name'))]
      : [];
  });
  // With resource-specific consent Teams can leave out the entity and still write the mention (msteams-docs#14422).
  return [...mentions, tagged(textAt(own, 'name'))];
}

function tagged(name: string | undefined): string | undefined {
  return name ? `<at>${name}</at>` : undefined;
}

/** Takes out every occurrence and joins what stood around it with one space; line breaks stay. */
function without(text: string, part: string | undefined): string {
  if (!part || !text.includes(part)) return text;
  const pieces = text.split(part).map(trimBlanks);
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** A loop, because a regular expression for blanks at the end takes a minute over a long row of them in the middle. */
function trimBlanks(text: string): string {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t';
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return text.slice(start, end);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** One pass, so that `&amp;lt;`, which an asker wrote as `&lt;`, becomes that and not `<`. */
function unescapeOnce(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Cuts at a space where there is one near the end, so that no word, and no secret, is cut in two. */
function shorten(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= longestText) return trimmed;
  const head = trimmed.slice(0, longestText);
  return head.replace(/\s\S{0,2000}$/, '').replace(/[\ud800-\udbff]$/, '');
}
