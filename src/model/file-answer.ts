import type { HttpAnswer } from './http.js';
import type { KeptFile } from './files.js';

/**
 * A file for whoever may have it: to be saved, never shown as a page, whatever it holds. Sources: RFC 6266; CSP 3, sandbox.
 */
export function fileAnswer({ note, data }: KeptFile): HttpAnswer {
  const plain = note.name.replace(/[^ !#-[\]-~]/g, '_');
  const exact = encodeURIComponent(note.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    status: 200,
    headers: {
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
    raw: { type: note.type === 'text/plain' ? 'text/plain; charset=utf-8' : note.type, data },
  };
}
