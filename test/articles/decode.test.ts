import { describe, expect, it } from '@jest/globals';
import { decode } from '../../src/articles/decode.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from('Gerät ✓')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFGerät ✓')],
    ['UTF-16, low byte first', Buffer.from('\uFEFFGerät ✓', 'utf16le')],
    ['UTF-16, high byte first', utf16be('\uFEFFGerät ✓')],
  ])('reads %s', (_name, file) => {
    expect(decode(file)).toBe('Gerät ✓');
  });

  it('reads as Windows-1252 what is no UTF-8', () => {
    expect(decode(bytes(0x93, 0x47, 0x65, 0x72, 0xe4, 0x74, 0x94, 0x20, 0x80))).toBe('“Gerät” €');
  });

  it.each([
    ['carriage returns alone', 'a\rb\rc'],
    ['carriage returns and line feeds', 'a\r\nb\r\nc'],
    ['line and paragraph separators', 'a\u2028b\u2029c'],
  ])('ends lines the same way for %s', (_name, text) => {
    expect(decode(Buffer.from(text))).toBe('a\nb\nc');
  });

  it('drops zero characters and marks inside the text', () => {
    expect(decode(Buffer.from('a\0b\uFEFFc'))).toBe('abc');
  });

  it('reads an empty file as no text', () => {
    expect(decode(bytes())).toBe('');
  });
});
