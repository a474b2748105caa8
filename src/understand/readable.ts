const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * A text as a person reads it: escapes of JSON strings, HTML entities and URL encoding are undone, as pasted errors are
 * often wrapped in one of them. What is no valid escape stays.
 */
export function readable(text: string): string {
  return (
    text
      .replace(/(?:%[0-9A-Fa-f]{2})+/g, decodePercent)
      .replace(/\\u([0-9A-Fa-f]{4})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\[rnt](?![A-Za-z])|\\n(?=[A-Z])/g, '\n')
      // JSON inside JSON escapes its quotes once more at every level.
      .replace(/\\{1,7}(["'/])/g, '$1')
      .replace(/&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, decodeEntity)
  );
}

function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (thrown) {
    // Not UTF-8: then it was no URL encoding.
    if (thrown instanceof URIError) return encoded;
    throw thrown;
  }
}

function decodeEntity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
