import { describe, expect, test } from '@jest/globals';
import type { Match } from '../../src/model/match.js';
import { understand } from '../../src/understand/understand.js';
import { matcherOf } from '../helpers/matcher.js';
import { printers } from '../helpers/printers.js';
import { inventedWord, numbers } from '../helpers/random.js';
import { aTopic, paragraph } from '../helpers/topics.js';
import { millisecondsOf } from '../helpers/time.js';
import { anUnderstanding } from '../helpers/understandings.js';

const matchPrinters = matcherOf(printers);
const ask = (text: string): Match[] => matchPrinters(understand(text));
const bestOf = (text: string): Match | undefined => ask(text)[0];
const confidence = (text: string, topic: string): number =>
  ask(text).find((match) => match.topic === topic)?.confidence ?? 0;

describe('a code finds its topic', () => {
  test.each([
    ['alone', 'PrinterPaperJamDetected'],
    ['in small letters', 'printerpaperjamdetected'],
    ['in capitals', 'PRINTERPAPERJAMDETECTED'],
    ['in words', 'what does printer paper jam detected mean'],
    ['with signs between its words', 'PRINTER_PAPER_JAM_DETECTED'],
    ['in JSON', '{"error":{"code":"PrinterPaperJamDetected","message":"x"}}'],
    ['percent-encoded', '%7B%22code%22%3A%22PrinterPaperJamDetected%22%7D'],
    ['in a long log', `${'INFO nothing happened here\n'.repeat(300)}ERROR PrinterPaperJamDetected\n`],
  ])('%s', (_, text) => {
    expect(bestOf(text)).toMatchObject({
      topic: 'paper-jam',
      evidence: [{ kind: 'code', found: 'PrinterPaperJamDetected' }, ...ask(text)[0]!.evidence.slice(1)],
    });
    expect(bestOf(text)!.confidence).toBeGreaterThan(0.6);
  });

  test.each([
    ['an error number', 'it stops with 0x80070035', 'offline'],
    ['an error number in capitals', '0X80070035', 'offline'],
    ['an error number as PowerShell prints it', 'exit code -2147024843', 'offline'],
    ['another error number', '0x80070002', 'driver'],
    ['a number that the vendor prints', 'the display shows 41005', 'toner'],
  ])('%s', (_, text, topic) => {
    expect(bestOf(text)).toMatchObject({ topic, evidence: [{ kind: 'code' }, ...ask(text)[0]!.evidence.slice(1)] });
  });

  test('before the topic that fits the words around it', () => {
    expect(bestOf('ScannerTransportLockEngaged, though the printer has a paper jam')?.topic).toBe('scanner');
  });
});

describe('a misspelt code finds its topic, less surely', () => {
  test.each([
    ['two letters swapped', 'UserErrorPrinterNetworkUnreahcable'],
    ['a letter missing', 'UserErrorPrinterNetwrkUnreachable'],
    ['a letter doubled', 'UserErrorPrinterNettworkUnreachable'],
    ['a letter wrong', 'UserErrorPrinterNetworkUnreachabla'],
    ['in small letters and misspelt', 'usererrorprinternetworkunreachble'],
  ])('%s', (_, text) => {
    const best = bestOf(text)!;
    expect(best.topic).toBe('offline');
    expect(best.evidence[0]).toEqual({ kind: 'near-code', found: 'UserErrorPrinterNetworkUnreachable' });
    expect(best.confidence).toBeLessThan(confidence('UserErrorPrinterNetworkUnreachable', 'offline'));
  });

  test('but another code is no misspelling', () => {
    for (const text of [
      'UserErrorPrinterNotFound',
      'UserErrorNetworkPrinterUnreachableOnPort',
      'DriverPackageBroken',
    ]) {
      expect(
        ask(text)
          .flatMap(({ evidence }) => evidence)
          .filter(({ kind }) => kind === 'near-code'),
      ).toEqual([]);
    }
  });
});

/** Near 0 and 1 probabilities hardly move; odds do. */
const oddsOf = (probability: number) => probability / (1 - probability);

describe('a code that nobody knows', () => {
  const sure = (text: string, codes: string[]) => matchPrinters(anUnderstanding(text, { codes }))[0]!.confidence;
  const text = 'the printer has a paper jam';

  test('makes every topic less likely', () => {
    expect(oddsOf(sure(text, ['UserErrorQuotaExceeded']))).toBeLessThan(oddsOf(sure(text, [])) / 3);
  });

  test.each([
    ['a Windows error number', `${text} 0x80071234`],
    ['a number that the text calls a code', `${text}, error code 70094`],
    ['a number that the text calls an error', `${text} (Error: 4711)`],
    ['a number that the text calls an id', `${text}, Event ID 2007: stopped`],
  ])('may be %s', (_, unknown) => {
    expect(oddsOf(sure(unknown, []))).toBeLessThan(oddsOf(sure(text, [])) / 3);
  });

  test.each([
    ['a number that is none', `${text} 4711`],
    ['a day', `${text}, error 2026-11-01`],
    ['a time', `${text}, error 12:30:05`],
    ['a small number', `${text}, error 1`],
    ['an address', `${text}, id 10.0.0.4`],
  ])('is not %s', (_, harmless) => {
    expect(sure(harmless, [])).toBeGreaterThan(0.65 * sure(text, []));
  });

  test('is no matter beside one that is known', () => {
    const known = 'PrinterPaperJamDetected';
    expect(sure(known, ['UserErrorQuotaExceeded'])).toBe(sure(known, []));
  });
});

test('of two codes of a topic, the one that is spelt right counts', () => {
  const codes = ['LiftStuckBetweenFloorsError', 'LiftDoorBlockedWhileClosing'];
  const match = matcherOf([aTopic('lift', { codes, summary: [paragraph('Call.')] })]);
  for (const text of [
    'LiftStuckBetweenFloorsError LiftDoorBlokedWhileClosing',
    'LiftDoorBlockedWhileClosing LiftStuckBetwenFloorsError',
  ]) {
    expect(match(anUnderstanding(text))[0]!.evidence[0]).toEqual({ kind: 'code', found: text.split(' ')[0] });
  }
});

test('a symptom that is said whole is more than its words in several symptoms', () => {
  const match = matcherOf([
    aTopic('a-split', {
      title: 'one',
      symptoms: ['alpha delta epsilon', 'beta zeta', 'gamma'],
      summary: [paragraph('x')],
    }),
    aTopic('z-whole', {
      title: 'two',
      symptoms: ['alpha beta gamma', 'delta epsilon zeta'],
      summary: [paragraph('x')],
    }),
  ]);
  const [first, second] = match(anUnderstanding('alpha beta gamma'));
  expect([first?.topic, second?.topic]).toEqual(['z-whole', 'a-split']);
  expect(first!.confidence).toBeGreaterThan(1.2 * second!.confidence);
});

describe('a message finds its topic', () => {
  test.each([
    ['as it is', 'Paper jam in tray 3. Open the cover and remove the sheet.', 'paper-jam'],
    [
      'within prose',
      'hello team, since the weekend one of ours shows this: Paper jam in tray 3. Open the cover and remove the sheet. ' +
        'Has anybody seen that before? It is rather urgent for us.',
      'paper-jam',
    ],
    [
      'with other ids and times',
      'Job 9f8e7d6c-1111-2222-3333-444455556666 was not delivered at 2026-05-06 12:34:56: the spooler lost its queue.',
      'offline',
    ],
    ['with another path', 'Could not open the device \\\\hq\\scan77. Release the transport lock first.', 'scanner'],
    ['with a misspelt word', 'Release the transprot lock first', 'scanner'],
    ['in German', 'Papierstau im Fach. Öffnen Sie die Klappe und entfernen Sie das Blatt.', 'paper-jam'],
    ['in Japanese', 'エラー: 用紙が詰まっています', 'paper-jam'],
    [
      'in JSON',
      '{"message":"Could not open the device \\\\\\\\hq\\\\x. Release the transport lock first."}',
      'scanner',
    ],
  ])('%s', (_, text, topic) => {
    const best = bestOf(text)!;
    expect(best.topic).toBe(topic);
    expect(best.evidence.map(({ kind }) => kind)).toContain('message');
  });

  test('as surely with another id as with that of the article', () => {
    const said = (id: string) => `Job ${id} was not delivered at 2024-01-01T10:00:00Z: the spooler lost its queue.`;
    const same = confidence(said('1b4e28ba-2fa1-11d2-883f-0016d3cca427'), 'offline');
    expect(confidence(said('9f8e7d6c-1111-2222-3333-444455556666'), 'offline')).toBeGreaterThan(0.9 * same);
  });

  test('more surely, the more of it is said', () => {
    const whole = confidence('Paper jam in tray 3. Open the cover and remove the sheet.', 'paper-jam');
    const half = confidence('Open the cover and remove', 'paper-jam');
    expect(whole).toBeGreaterThan(half);
    expect(half).toBeGreaterThan(0);
  });

  test('but not when its words are strewn over a long text', () => {
    const words = ['paper', 'jam', 'tray', 'cover', 'remove', 'sheet'];
    const filler = 'blue green yellow orange violet indigo amber crimson '.repeat(6);
    const strewn = words.join(` ${filler} `);
    const together = `${words.join(' ')} ${filler.repeat(5)}`;
    expect(confidence(strewn, 'paper-jam')).toBeLessThan(0.6 * confidence(together, 'paper-jam'));
  });
});

describe('other words find a topic', () => {
  test.each([
    ['a symptom', 'my printer chews the pages', 'paper-jam'],
    ['part of a symptom', 'why do sheets come out crumpled every time', 'paper-jam'],
    ['the title', 'the toner is low', 'toner'],
    ['words of the explanation', 'which lamp', 'scanner'],
    ['words of the steps', 'which cable', 'offline'],
    ['another form of the word', 'spoolers', 'offline'],
    ['a misspelt word', 'cartrigde', 'toner'],
    ['a word with an ending', 'the vendor’s packages', 'driver'],
  ])('%s', (_, text, topic) => {
    expect(bestOf(text)?.topic).toBe(topic);
  });

  test.each([
    ['stop words', 'it is what it is and they do not have the same'],
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['signs', '?!... -- ###'],
    ['words of other matters', 'quantum chromodynamics'],
  ])('but %s finds none', (_, text) => {
    expect(ask(text)).toEqual([]);
  });
});

describe('evidence', () => {
  test('names what was found, the strongest first', () => {
    const { evidence } = bestOf('TonerLevelLow, and the text looks faded')!;
    expect(evidence.map(({ kind }) => kind)).toEqual(['code', 'message', 'message', 'words']);
    expect(evidence.map(({ found }) => found).slice(0, 3)).toEqual([
      'TonerLevelLow',
      'The toner is low',
      'text looks faded',
    ]);
    expect(evidence.at(-1)?.found.split(' ')).toEqual(expect.arrayContaining(['toner', 'low', 'text']));
  });

  test('names no phrase of which hardly anything was said', () => {
    expect(bestOf('cover')!.evidence.map(({ kind }) => kind)).toEqual(['words']);
  });
});

describe('the order', () => {
  test('is by confidence, which is between 0 and 1', () => {
    for (const text of [
      'printer',
      'PrinterPaperJamDetected 0x80070002 toner',
      'the device is locked',
      'a '.repeat(500),
    ]) {
      const all = ask(text).map((match) => match.confidence);
      expect(all).toEqual([...all].sort((one, other) => other - one));
      for (const each of all) {
        expect(each).toBeGreaterThan(0);
        expect(each).toBeLessThan(1);
      }
    }
  });

  test('of equals is by their ids, whatever the order of the pack', () => {
    const twins = ['c', 'a', 'b'].map((id) => aTopic(id, { title: 'Lift stuck', summary: [paragraph('Call.')] }));
    for (const pack of [twins, [...twins].reverse()]) {
      expect(matcherOf(pack)(anUnderstanding('lift stuck')).map(({ topic }) => topic)).toEqual(['a', 'b', 'c']);
    }
  });

  test('holds ten topics at most', () => {
    const many = Array.from({ length: 30 }, (_, number) =>
      aTopic(`t${number}`, { title: `Lift number ${number} is stuck`, summary: [paragraph('Call.')] }),
    );
    expect(matcherOf(many)(anUnderstanding('lift stuck'))).toHaveLength(10);
  });
});

describe('topics that say nothing', () => {
  test('are never found', () => {
    const said = aTopic('said', { title: 'Lift stuck', codes: ['LiftStuckError'], steps: [], causes: [] });
    expect(matcherOf([said])(anUnderstanding('LiftStuckError lift stuck'))).toEqual([]);
  });

  test.each([
    ['a summary', { summary: [paragraph('Call.')] }],
    ['a step', { steps: printers[0]!.steps }],
    ['a cause', { causes: [{ title: 'Fuse', topic: 'fuse', platform: 'any' as const }] }],
  ])('are not those with %s', (_, more) => {
    const said = aTopic('said', { title: 'Lift stuck', codes: ['LiftStuckError'], ...more });
    expect(matcherOf([said])(anUnderstanding('LiftStuckError'))[0]?.topic).toBe('said');
  });

  test('a pack of no topics finds nothing', () => {
    expect(matcherOf([])(anUnderstanding('LiftStuckError lift stuck'))).toEqual([]);
  });
});

test('however many unrelated topics are added, an exact code still finds its topic', () => {
  const next = numbers(11);
  const word = () => inventedWord(next, 4 + next(6));
  const phrase = () => Array.from({ length: 3 + next(8) }, word).join(' ');
  const pack = [...printers];
  for (let round = 0; round < 12; round++) {
    for (let count = 0; count < 5; count++) {
      const code = ['Error', word(), word(), word()].map((part) => part[0]!.toUpperCase() + part.slice(1)).join('');
      pack.push(
        aTopic(`unrelated-${round}-${count}`, {
          title: phrase(),
          codes: [code],
          messages: [phrase()],
          symptoms: [phrase()],
          summary: [paragraph(phrase())],
        }),
      );
    }
    const match = matcherOf(pack);
    for (const { id, codes } of printers) {
      for (const code of codes) {
        const best = match(understand(`${phrase()} code: ${code} ${phrase()}`))[0]!;
        expect([best.topic, best.evidence[0]]).toEqual([id, { kind: 'code', found: code }]);
        expect(best.confidence).toBeGreaterThan(0.5);
      }
    }
  }
});

test('two topics with one code are both found', () => {
  const twins = ['a', 'b'].map((id) => aTopic(id, { codes: ['LiftStuckError'], summary: [paragraph('Call.')] }));
  const matches = matcherOf(twins)(anUnderstanding('LiftStuckError'));
  expect(matches.map(({ topic, evidence }) => [topic, evidence[0]?.kind])).toEqual([
    ['a', 'code'],
    ['b', 'code'],
  ]);
});

test('asking changes nothing: the same text finds the same, whatever was asked before', () => {
  const text = 'papre jam in the pritner';
  const before = matcherOf(printers)(understand(text));
  for (const other of ['PrinterPaperJamDetected', 'scaner locked', text, text]) ask(other);
  expect(ask(text)).toEqual(before);
});

test('a text of 100,000 characters is matched in a moment', () => {
  const next = numbers(3);
  const texts = [
    'the printer has a paper jam '.repeat(4_000),
    Array.from({ length: 12_000 }, () => inventedWord(next)).join(' '),
    Array.from({ length: 4_000 }, () => `${inventedWord(next, 10)}FailedError`).join(' '),
    'a'.repeat(100_000),
  ];
  for (const text of texts) {
    const understanding = anUnderstanding(text);
    expect(millisecondsOf(() => matchPrinters(understanding), 1)).toBeLessThan(1_000);
  }
});
