/** Tags of HTML that articles use for markup. Anything else in angle brackets is text, such as `<VMName>`. */
const tags = new Set(
  (
    'a abbr article aside b big blockquote br caption center cite code col colgroup dd del details div dl dt em ' +
    'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li main mark nav ol p picture pre q ' +
    's samp section small source span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var video'
  ).split(' '),
);

const tagLike = /<(\/?)([A-Za-z][\w.:-]*)([^<>]*)>?/g;

/** Attributes as a tag has them; several bare words (`<sub GUID that was used>`) are none. */
const attributes =
  /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=]+))*(?:\s+[\w-]+)?(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?$/;

/** Turns what looks like a tag and is none into text. */
export function escapeUnknownTags(html: string): string {
  return html
    .replace(/<(?=[?!])/g, '&lt;')
    .replace(tagLike, (whole: string, slash: string, name: string, rest: string) => {
      const isTag =
        tags.has(name.toLowerCase()) &&
        whole.endsWith('>') &&
        (slash === '' ? attributes.test(rest) : rest.trim() === '');
      return isTag ? whole : whole.replace('<', '&lt;');
    });
}
