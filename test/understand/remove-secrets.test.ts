import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { contactDetectors, secretDetectors } from '../../src/understand/secrets/detectors.js';
import { placeholderFor } from '../../src/understand/secrets/placeholder.js';
import { removeSecrets } from '../../src/understand/remove-secrets.js';
import { removeWith } from '../../src/understand/secrets/remove-with.js';
import { growth, MOST_GROWTH } from './work-grows.js';

/** One fake secret. The secret is kept in parts, so that no scanner takes this file for a leak. */
interface Sample {
  kind: string;
  /** The text, with `{{secret}}` where the secret stands. */
  text: string;
  secret: string[];
  /** Parts of the text that must stay. */
  keeps: string[];
  /** The kind that an asker is told. */
  says?: string;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./secrets/${name}.json`, import.meta.url), 'utf8'));
}

const files = [
  'azure',
  'blocks',
  'vendors',
  'headers',
  'passwords',
  'languages',
  'commands',
  'recovery-and-people',
] as const;
const samples = files.flatMap((file) => (read(file) as Sample[]).map((sample) => ({ ...sample, file })));
const harmless = read('harmless') as string[];
/** Texts in which the secrets stand between ⟦ and ⟧. */
const variations = read('variations') as string[];

const secretOf = (sample: Sample): string => sample.secret.join('');
const textOf = (sample: Sample): string => sample.text.replaceAll('{{secret}}', () => secretOf(sample));
const PLACEHOLDER = /\[[A-Za-z][\w -]+ removed\]/g;
/** The text with one mark for each placeholder, whatever it says. */
const marked = (text: string): string => text.replaceAll(PLACEHOLDER, '{{secret}}');

/** A small generator of numbers, always the same: a test that fails must fail again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

describe('secrets go, the rest stays', () => {
  it('has enough different samples', () => {
    expect(samples.length).toBeGreaterThanOrEqual(90);
    expect(new Set(samples.map(({ file, kind }) => `${file} ${kind}`)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(samples.map((sample) => [`${sample.file}: ${sample.kind}`, sample] as const))('%s', (_, sample) => {
    const { text, removed } = removeSecrets(textOf(sample));
    expect(text).not.toContain(secretOf(sample));
    expect(marked(text)).toBe(sample.text);
    for (const part of sample.keeps) expect(text).toContain(part);
    if (sample.says !== undefined) {
      expect(removed).toContainEqual(expect.objectContaining({ kind: sample.says }));
      expect(text).toContain(placeholderFor(sample.says));
    }
    expect(removeSecrets(text)).toEqual({ text, removed: [] });
  });

  it.each(variations)('%j', (variation) => {
    const { text } = removeSecrets(variation.replaceAll(/[⟦⟧]/g, ''));
    expect(text.replaceAll(PLACEHOLDER, '⟦⟧')).toBe(variation.replaceAll(/⟦[^⟧]*⟧/g, '⟦⟧'));
    expect(removeSecrets(text)).toEqual({ text, removed: [] });
  });

  it('finds each of them in the middle of a long log', () => {
    const log = harmless.join('\n\n');
    for (const sample of samples) {
      const { text } = removeSecrets(`${log}\n\n${textOf(sample)}\n\n${log}`);
      expect({ kind: sample.kind, text }).toEqual({ kind: sample.kind, text: expect.stringContaining(log) });
      expect(text.includes(secretOf(sample)) ? sample.kind : '').toBe('');
    }
  });

  it('needs each of its detectors', () => {
    const all = [...secretDetectors, contactDetectors.emails, contactDetectors.phones];
    for (const without of all) {
      const rest = all.filter((detector) => detector !== without);
      const missed = samples.filter((sample) => marked(removeWith(rest, textOf(sample)).text) !== sample.text);
      expect({ without: without.name, isMissed: missed.length > 0 }).toEqual({ without: without.name, isMissed: true });
    }
  });

  it('remembers nothing from one text to the next', () => {
    const forwards = samples.map((sample) => removeSecrets(textOf(sample)).text);
    const backwards = samples.toReversed().map((sample) => removeSecrets(textOf(sample)).text);
    expect(backwards.toReversed()).toEqual(forwards);
  });
});

describe('harmless text stays', () => {
  it.each(harmless)('%j', (text) => {
    expect(removeSecrets(text)).toEqual({ text, removed: [] });
  });
});

describe('what is told', () => {
  it('counts by kind, in the order of first appearance', () => {
    const { text, removed } = removeSecrets(
      'mail joe@contoso.com, password=made-up1, mail jane@contoso.com; pwd=made-up2',
    );
    expect(text).toBe(
      'mail [e-mail address removed], password=[password removed], mail [e-mail address removed]; pwd=[password removed]',
    );
    expect(removed).toEqual([
      { kind: 'e-mail address', count: 2 },
      { kind: 'password', count: 2 },
    ]);
  });

  it('leaves contact details in when asked to', () => {
    const text = 'write to joe@contoso.com or call +1 425 555 0100';
    expect(removeSecrets(text, { emails: false, phones: false })).toEqual({ text, removed: [] });
    expect(removeSecrets(text, { emails: false }).text).toBe('write to joe@contoso.com or call [phone number removed]');
    expect(removeSecrets(text, { phones: false }).text).toBe(
      'write to [e-mail address removed] or call +1 425 555 0100',
    );
  });

  it('makes one find of two that overlap', () => {
    const jwt = ['eyJhbGciOiJIUzI1NiJ9', '.eyJtYWRlIjoidXAifQ', '.bm90LXJlYWw'].join('');
    expect(removeSecrets(`Authorization: Bearer ${jwt}`)).toEqual({
      text: 'Authorization: Bearer [JWT removed]',
      removed: [{ kind: 'JWT', count: 1 }],
    });
  });
});

describe('placeholders', () => {
  it.each([
    'password=[password removed]',
    '"password":"[password removed]","token":"[access token removed]"',
    'my password is [password removed] and my mail is [e-mail address removed]',
    'AccountKey=[account key removed];EndpointSuffix=core.windows.net',
    'https://joe:[password removed]@contoso.com/?sig=[SAS signature removed]&se=2024',
    'Cookie: sid=[cookie removed]; theme=[cookie removed]',
    '-----BEGIN PRIVATE KEY-----\n[private key removed]\n-----END PRIVATE KEY-----',
    '<ManagementCert>[vault credential removed]</ManagementCert>',
    '[password removed]: the [PIN removed] is [token removed]',
  ])('%j stays', (text) => {
    expect(removeSecrets(text)).toEqual({ text, removed: [] });
  });

  it('are never a part of a secret', () => {
    expect(removeSecrets('password=abc[password removed]def').text).toBe(
      'password=[password removed][password removed][password removed]',
    );
  });

  it('make filtering twice the same as once, for any jumble', () => {
    const bits = [
      ...[
        'password',
        '=',
        ': ',
        ' is ',
        '"',
        "'",
        ' ',
        '\n',
        '\r\n',
        '[password removed]',
        'sig=',
        '@',
        '://',
        ';',
        '&',
        ',',
      ],
      ...[
        'joe',
        'made-up!1',
        'Bearer ',
        'cookie: a=',
        'AccountKey=',
        '<password>',
        '</password>',
        'phone ',
        '425 555 0100',
      ],
      ...[
        'contoso.com',
        '123456',
        'code',
        'my ',
        ' to ',
        'token',
        'Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
        '\u200b',
        '：',
        '“',
        '&amp;',
        '%3D',
      ],
      ...[
        '[x removed]',
        '\u001b[0m',
        '\u001b',
        '[1m',
        '\\u001b[33m',
        'removed]',
        '[',
        'secret',
        'pin ',
        'net use ',
        '-p',
        'curl -u a:',
        '-----BEGIN PRIVATE KEY-----',
        '\\',
      ],
    ];
    const next = numbers(7);
    for (let round = 0; round < 4000; round++) {
      const parts = Array.from({ length: 2 + next(14) }, () =>
        next(10) === 0 ? textOf(samples[next(samples.length)]!) : bits[next(bits.length)]!,
      );
      const once = removeSecrets(parts.join(''));
      expect(removeSecrets(once.text)).toEqual({ text: once.text, removed: [] });
    }
  });
});

describe('dresses of one password', () => {
  const dresses: Record<string, string> = {
    'full-width': 'ｐａｓｓｗｏｒｄ＝{{secret}}',
    'no-break spaces': 'password\u00a0=\u00a0{{secret}}',
    'a narrow no-break space': 'password :\u202f{{secret}}',
    'low quotes': 'Passwort: „{{secret}}“',
    guillemets: 'mot de passe : «{{secret}}»',
    'corner brackets': 'パスワード：「{{secret}}」',
    'HTML entities': 'password&#61;{{secret}}&amp;user=joe',
    'doubly escaped HTML': '&amp;quot;password&amp;quot;:&amp;quot;{{secret}}&amp;quot;',
    CRLF: 'user: joe\r\npassword: {{secret}}\r\nhost: srv1',
    'a tab': 'password\t{{secret}}',
    'a dotted line': 'Password.............: {{secret}}',
    'bold Markdown': '**Password**: {{secret}}',
    'code Markdown': '`password`: `{{secret}}`',
    'a quoted mail': '> password: {{secret}}',
    'a bracketed aside': 'password (temporary): {{secret}}',
    'a colour whose Escape was written out': '{"log":"\\u001b[33mDB_PASSWORD\\u001b[0m=\\u001b[01;32m{{secret}} ok"}',
    'a colour as a shell writes it': 'echo "\\e[33mDB_PASSWORD\\033[0m=^[[32m{{secret}} "',
    'a colour whose Escape was lost': 'db.conf:12:[01;31m[Kpassword[m[K=[32m{{secret}} ',
    'a soft hyphen': 'pass\u00adword: {{secret}}',
    'decomposed letters': 'contrasen\u0303a = {{secret}}',
    'a capital dotted I before it': 'İİİ password={{secret}}',
    'an emoji before it': '🔑👩‍💻 password={{secret}}',
  };
  it.each(Object.entries(dresses))('%s', (_, dress) => {
    const { text, removed } = removeSecrets(dress.replace('{{secret}}', 'Made-up!7'));
    expect(marked(text)).toBe(dress);
    expect(removed).toEqual([{ kind: 'password', count: 1 }]);
  });
});

describe('the output of a terminal', () => {
  const coloured: [string, string, string][] = [
    [
      'jq -C',
      '\u001b[34;1m"password"\u001b[0m\u001b[1;39m: \u001b[0m\u001b[0;32m"Made-up!7"\u001b[0m',
      '"password": "{{secret}}"',
    ],
    [
      'az -o jsonc',
      '{\u001b[94m"password"\u001b[39;49;00m: \u001b[33m"Made-up!7"\u001b[39;49;00m}',
      '{"password": "{{secret}}"}',
    ],
    [
      'variables',
      '\u001b[33mDB_PASSWORD\u001b[0m=\u001b[32mMade-up!7\u001b[0m\nhost=srv1',
      'DB_PASSWORD={{secret}}\nhost=srv1',
    ],
    [
      'grep --color',
      'db.conf:12:\u001b[01;31m\u001b[Kpassword\u001b[m\u001b[K=Made-up!7',
      'db.conf:12:password={{secret}}',
    ],
    ['a colour inside the value', 'password=Made\u001b[1m-up\u001b[0m!7', 'password={{secret}}'],
    ['tput', 'password\u001b(B\u001b[m=\u001b[?25lMade-up!7\u001b7', 'password={{secret}}'],
    ['eight bits', 'pass\u009b1mword=Made-up!7', 'password={{secret}}'],
    [
      'titles and links',
      '\u001b]0;a title\u0007\u001b]8;;https://contoso.com\u001b\\pwd\u001b]8;;\u001b\\=Made-up!7',
      'pwd={{secret}}',
    ],
    ['a title without an end', '\u001b]0;host: a\npassword=Made-up!7', ']0;host: a\npassword={{secret}}'],
    ['codes in codes', 'pass\u001b\u001b[0m[1mword=Made-up!7', 'pass[1mword={{secret}}'],
  ];
  it.each(coloured)('%s', (_, text, left) => {
    const cleaned = removeSecrets(text);
    expect(marked(cleaned.text)).toBe(left);
    expect(cleaned.removed).toEqual([{ kind: 'password', count: 1 }]);
    expect(removeSecrets(cleaned.text)).toEqual({ text: cleaned.text, removed: [] });
  });

  it('keeps all that is shown', () => {
    expect(removeSecrets('\u001b[31mError 0x80070005\u001b[0m in \u001b]0;x\u0007C:\\e\r\n\u001bnext')).toEqual({
      text: 'Error 0x80070005 in C:\\e\r\nnext',
      removed: [],
    });
  });
});

describe('work grows with the length of the text, no faster', () => {
  const units = [
    ...[
      'a',
      'Z',
      '0',
      ' ',
      '\n',
      '.',
      '-',
      '=',
      '/',
      '\\',
      '"',
      '@',
      '&',
      '%',
      '+',
      'é',
      '\u200b',
      '“',
      '1 ',
      '1.',
      '/a',
      '==',
    ],
    ...[
      'password=',
      'password: ',
      'password is ',
      'password ',
      '"password":"',
      'password="',
      '<password>',
      '</password>',
      'pw ',
    ],
    ...[
      'пароль: ',
      '密码是',
      'パスワード',
      'İ',
      '-----BEGIN ',
      '-----BEGIN RSA PRIVATE KEY-----',
      '-----END RSA PRIVATE KEY-----',
    ],
    ...[
      'END PRIVATE KEY ',
      'eyJ',
      'eyJhbGciOiJ.',
      '://',
      '://a:',
      '://a:b@',
      'a:b@',
      'a@',
      'a@b.',
      '%40',
      'AccountKey=',
      'sig=',
    ],
    ...[
      'sig=abcdefgh&',
      'Cookie: a=b; ',
      'cookie: a=',
      'Authorization: Bearer ',
      'basic ',
      '<ManagementCert>',
      '</ManagementCert>',
    ],
    ...[
      'curl -u ',
      'net use \\\\a\\b ',
      'mysql -p',
      'psexec -p',
      'docker login ',
      'echo a ',
      '"a" | ',
      'okta 00',
      'MIIE',
      '$6$',
    ],
    ...[
      'Private-Lines: 1\n',
      'seed phrase: ',
      'abandon ',
      'recovery codes: ',
      '123456-',
      '123456 is your ',
      '(425) ',
      '4111 ',
      'GB82 ',
    ],
    ...[
      'key=',
      'token ',
      'code=',
      'x is my password ',
      'password from ',
      '[password removed]',
      'password=[password removed]',
      '&amp;',
    ],
    ...[
      ...['\u001b', '\u001b[0', '\u001b[0m', '\u001b]0;', '\u001b[ ', '\\u001b[33m', '\\', '[0;0', '[1mpassword='],
      'name="password" value="',
      '"password": {',
      'password:\n',
      'sk-',
      'SG.',
      'WIFI:',
      'otpauth://',
      '<D>',
      'aa::bb:',
      'Aa1+/',
    ],
  ];
  it.each(units)('%j, over and over', (unit) => {
    expect(growth(unit)).toBeLessThan(MOST_GROWTH);
  });

  it('random text', () => {
    const next = numbers(11);
    const random = (length: number, letters: string): string =>
      Array.from({ length }, () => letters.charAt(next(letters.length))).join('');
    const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    for (const letters of [
      base64,
      `${base64}\n =`,
      '0123456789 -.\n',
      ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
      'abcdef ',
    ]) {
      expect(growth(random(1e5, letters))).toBeLessThan(MOST_GROWTH);
    }
  });
});
