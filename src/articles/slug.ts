/**
 * The anchor that GitHub and Microsoft Learn give a heading: lower case, spaces to hyphens, and of the other
 * characters only letters, digits, hyphens and underscores.
 */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** A short name for ids: a slug without repeated hyphens, at most `length` characters, ending at a word. */
export function shortSlug(text: string, length = 80): string {
  const slug = slugOf(text).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= length) return slug;
  const cut = slug.lastIndexOf('-', length);
  return slug.slice(0, cut > 0 ? cut : length);
}
