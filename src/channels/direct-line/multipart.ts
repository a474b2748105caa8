/** One part of a multipart/form-data body. */
export interface Part {
  name: string;
  /** What the sender calls the file. */
  filename?: string;
  data: Buffer;
}

/** Bytes of the lines that stand before a part's data: browsers write some hundred. */
const longestHead = 8 * 1024;

/**
 * Splits a body of multipart/form-data; the parts share its memory. Source: RFC 7578, RFC 2046 section 5.1.1.
 * @param contentType the header, which names the boundary.
 * @param most parts: with more of them, nothing is read
 * @returns undefined when the body is not of that form.
 */
export function splitMultipart(body: Buffer, contentType: string, most: number): Part[] | 'too-many' | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may stand at the very beginning, where no line ends before it.
  let at = body.indexOf(delimiter.subarray(2)) - 2;
  if (at < -2) return undefined;
  const parts: Part[] = [];
  for (;;) {
    const start = at + delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    at = body.indexOf(delimiter, start);
    const part = at < 0 ? undefined : readPart(body.subarray(start, at));
    if (!part) return undefined;
    if (parts.length === most) return 'too-many';
    parts.push(part);
  }
}

function readPart(part: Buffer): Part | undefined {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0 || end > longestHead) return undefined;
  const head = part.toString('utf8', 0, end);
  const name = /^content-disposition:[^\r\n]*?;\s*name="([^"\r\n]*)"/im.exec(head)?.[1];
  const filename = /^content-disposition:[^\r\n]*?;\s*filename="([^"\r\n]*)"/im.exec(head)?.[1];
  return name === undefined
    ? undefined
    : { name, data: part.subarray(end + 4), ...(filename !== undefined && { filename }) };
}
