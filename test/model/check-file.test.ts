import { describe, expect, test } from '@jest/globals';
import { checkFile } from '../../src/model/check-file.js';
import { fileLimits, roomFor, withFiles } from '../../src/model/files.js';
import { removeSecrets } from '../../src/understand/remove-secrets.js';

const clean = (text: string) => ({
  text: text.replaceAll('hunter2', '[password]'),
  removed: text.split('hunter2').length - 1,
});
const withoutSecrets = (text: string) => ({ text: removeSecrets(text).text, removed: 0 });
const check = (name: string, data: Buffer | string) => checkFile('id', name, Buffer.from(data), clean);
const noteOf = (name: string, data: Buffer | string) => {
  const checked = check(name, data);
  return 'kept' in checked ? checked.kept.note : checked.refused;
};

describe('a file is what it holds', () => {
  test.each([
    ['image/png', 'png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['image/jpeg', 'jpg', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['image/gif', 'gif', Buffer.from('GIF89a\x01\0')],
    ['image/webp', 'webp', Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 ')],
    ['application/pdf', 'pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstream\nx\x9c\x03\0\0\0', 'latin1')],
    ['application/zip', 'zip', Buffer.from('PK\x03\x04\x14\0')],
  ])('%s is kept as it came, and marked as not checked', (type, ending, data) => {
    const note = { type, size: data.length, path: '/api/support/files/id', isUnchecked: true };
    expect(noteOf(`a.${ending}`, data)).toEqual({ ...note, name: `a.${ending}` });
    // Whatever it is called, it is opened as what it is.
    expect(noteOf('a.html', data)).toEqual({ ...note, name: `a.html.${ending}` });
  });

  test.each([
    ['an executable', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'not-allowed'],
    ['a picture by name only', Buffer.from([0, 1, 2, 3]), 'not-allowed'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['too much', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(fileLimits.bytes)]), 'too-large'],
    ['a text that is too long', Buffer.alloc(fileLimits.textBytes + 1, 'a'), 'text-too-large'],
  ])('%s is refused', (_, data, why) => expect(noteOf('a.png', data)).toBe(why));

  test.each([
    ['a PDF', '%PDF-1.4\npassword=hunter2\n'],
    ['a picture', 'GIF89a hunter2'],
    ['a picture with its length in letters', 'RIFFaaaaWEBP hunter2'],
    ['a photo, in a code page', Buffer.from('\xff\xd8\xff hunter2', 'latin1')],
    ['a PDF, in colours', '%PDF-1.4 \u001b[31mhunter2'],
  ])('a text is one, though it begins as %s', (_, data) => {
    const checked = check('a.log', data);
    expect(checked).toMatchObject({ kept: { note: { name: 'a.log', type: 'text/plain', removed: 1 } } });
    expect('kept' in checked && checked.kept.data.toString()).not.toContain('hunter2');
  });

  test('HTML and SVG are text, and are saved as text', () => {
    expect(noteOf('a.html', '<script>alert(1)</script>')).toMatchObject({ name: 'a.html.txt', type: 'text/plain' });
    expect(noteOf('a.svg', '<svg onload="x"/>')).toMatchObject({ name: 'a.svg.txt', type: 'text/plain' });
  });
});

describe('a text', () => {
  test('loses its secrets before it is kept', () => {
    const checked = check('agent.log', 'one hunter2\r\ntwo hunter2 \u001b[31mred');
    expect(checked).toMatchObject({ kept: { note: { name: 'agent.log', removed: 2 } } });
    expect('kept' in checked && checked.kept.data.toString()).toBe('one [password]\r\ntwo [password] \u001b[31mred');
  });

  test.each([
    ['UTF-16, as Windows writes it', Buffer.from('\ufeffDatei für hunter2', 'utf16le')],
    ['a code page', Buffer.from('Datei für hunter2', 'latin1')],
    ['UTF-8 with its mark', Buffer.from('\ufeffDatei für hunter2')],
  ])('in %s is read all the same', (_, data) => {
    const checked = check('a.txt', data);
    expect('kept' in checked && checked.kept.data.toString()).toBe('Datei für [password]');
  });
});

test.each([
  ['../../etc/passwd', 'passwd.txt'],
  ['C:\\temp\\a.log', 'a.log'],
  ['.htaccess', 'htaccess.txt'],
  ['a\r\nSet-Cookie: x.log', 'a Set-Cookie_ x.log'],
  ['gpj.\u202eexe.txt', 'gpj. exe.txt'],
  ['hunter2.log', '[password].log'],
  ['', 'file.txt'],
  [`${'x'.repeat(500)}.log`, `${'x'.repeat(96)}.log`],
])('the name %j becomes %j', (name, shown) => expect(noteOf(name, 'text')).toMatchObject({ name: shown }));

describe('a name loses its secrets', () => {
  const read = (name: string) => checkFile('id', name, Buffer.from('text'), withoutSecrets);
  test.each([
    ['whose sign a name must not hold', 'password: Made-up!7.txt', 'password_ [password removed].txt'],
    ['behind a sign of a path', 'pwd=Made/up!7.log', 'pwd=[password removed].log'],
    ['behind what shows nothing', 'pass\u200bword\u0001: Made-up!7', 'pass word _ [password removed].txt'],
    ['that is longer than a name', `password=${'Made-up!7'.repeat(30)}.txt`, 'password=[password removed].txt'],
  ])('%s', (_, name, shown) => expect(read(name)).toMatchObject({ kept: { note: { name: shown } } }));

  test('but not what is none', () => {
    for (const name of ['password: changed.log', 'error 0x80070005 on vm-01.log', 'password-reset guide.pdf.txt'])
      expect(read(name)).toMatchObject({ kept: { note: { name: name.replace(':', '_') } } });
  });

  test('however long it is', () => {
    const shown = read(`password=${'Made-up!7'.repeat(100_000)}`);
    expect(shown).toMatchObject({ kept: { note: { name: 'password=[password removed].txt' } } });
  });
});

test('there is room for so many files in a message, and so many and so much in a ticket', () => {
  expect(roomFor(1, 4)).toBeUndefined();
  expect(roomFor(1, 5)).toBe('too-many');
  expect(roomFor(1, 0, { count: 49, bytes: 0 })).toBeUndefined();
  expect(roomFor(1, 0, { count: 50, bytes: 0 })).toBe('full');
  expect(roomFor(1, 0, { count: 1, bytes: fileLimits.ticketBytes })).toBe('full');
  expect(withFiles({ count: 1, bytes: 2 }, [{ size: 3 }, { size: 4 }])).toEqual({ count: 3, bytes: 9 });
});
