import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Decision } from '../../src/model/decision.js';
import { createPack } from '../../src/model/pack.js';
import type { Topic } from '../../src/model/topic.js';
import { elementsOf, sendingActions, shownText } from '../helpers/cards.js';
import { aContext, answerWith, rendererOf } from '../helpers/rendering.js';
import { aCause, aSource, aStep, aTopic, paragraph } from '../helpers/topics.js';

const file = new URL('../../cards/samples/pack.json', import.meta.url);
const render = rendererOf(createPack((JSON.parse(readFileSync(file, 'utf8')) as { topics: Topic[] }).topics));

function show(decision: Decision) {
  const [reply] = render(decision, aContext());
  return { lines: shownText(reply!.card).split('\n'), card: reply!.card, text: reply!.text, speak: reply!.speak };
}

/** What the buttons below a card send, by their titles. */
function buttons(decision: Decision): Record<string, object> {
  const actions = show(decision).card.actions as { title: string; data: { key?: string } }[];
  return Object.fromEntries(
    actions.map(({ title, data }) => {
      const sent = { ...data };
      delete sent.key;
      return [title, sent];
    }),
  );
}

describe('an answer', () => {
  const decision: Decision = { kind: 'answer', topic: 'PrintQueueStuckError' };

  test('begins with what it is, its codes and what it means', () => {
    expect(show(decision).lines.slice(0, 4)).toEqual([
      'Answer',
      'Print jobs stay in the queue',
      'PrintQueueStuckError  0x00000709',
      'One broken job holds up all others. The service that prints has to start again.',
    ]);
  });

  test('numbers its steps and those below them', () => {
    const { lines } = show(decision);
    const from = lines.indexOf('What to do');
    expect(lines.slice(from + 1, from + 4)).toEqual([
      'Open Printers and look at the queue of office-1.',
      '1.',
      'Cancel the job that shows an error.',
    ]);
    const boxes = elementsOf(show(decision).card).filter(({ type }) => type === 'Input.Toggle');
    expect(boxes.map(({ title, value }) => [title, value])).toEqual(
      ['1', '2', '3', '4'].map((number) => [number, 'false']),
    );
  });

  test.each([
    ['linux', 'sudo systemctl restart cups', 'Stop-Service Spooler'],
    ['windows', 'Stop-Service Spooler', 'sudo systemctl restart cups'],
  ] as const)('holds only what concerns %s', (platform, shown, hidden) => {
    const { lines, text } = show({ ...decision, platform });
    expect(lines).toContain(shown);
    expect(lines).not.toContain(hidden);
    expect(text).not.toContain(hidden);
  });

  test('holds everything where the platform is not known', () => {
    expect(show(decision).lines).toEqual(
      expect.arrayContaining(['Stop-Service Spooler', 'sudo systemctl restart cups']),
    );
  });

  test('names its source', () => {
    expect(show(decision).lines.at(-1)).toBe('Source: Printing handbook (2026-10-01)');
    expect(show(decision).text).toContain('Source: Printing handbook (2026-10-01) <https://example.org/handbook>');
  });

  test('names related topics that exist, and shows them by a click', () => {
    const related = sendingActions(show(decision).card).filter(({ data }) => data.verb === 'show');
    expect(related.map(({ title, data }) => [title, data.topic])).toEqual([
      ['The printer is offline', 'printer-offline'],
      ['The printer is offline', 'printer-offline'],
      ['Paper is jammed', 'paper-jam'],
    ]);
    const [reply] = answerWith(aTopic('a', { related: ['gone'] }));
    expect(reply!.text).not.toMatch(/gone|Related/);
  });

  test('asks how it went', () => {
    const topic = 'PrintQueueStuckError';
    expect(buttons(decision)).toEqual({
      'This fixed it': { verb: 'solved', topic, part: topic, was: '' },
      'Still failing': { verb: 'still-failing', topic, part: topic, was: '' },
      'Save what is done': { verb: 'tick', topic, part: topic, was: '' },
      'Not my problem': { verb: 'not-my-problem', topic, part: topic, was: '' },
      'Talk to a person': { verb: 'person', topic, part: topic, was: '' },
    });
  });

  test('is spoken as its title, its meaning in a sentence, and how much there is to do', () => {
    expect(show(decision).speak).toBe(
      'Print jobs stay in the queue. One broken job holds up all others. There are 4 steps.',
    );
    expect(answerWith(aTopic('a', { title: 'Odd.', steps: [aStep('x')] }))[0]!.speak).toBe('Odd. There is one step.');
  });

  test('reads a table as lines, column by column', () => {
    const { lines } = show(decision);
    const from = lines.indexOf('Light: green');
    expect(lines.slice(from, from + 4)).toEqual(['Light: green', 'Meaning: ready', '•', 'Light: red']);
  });

  test('shows pictures that can be had, and tells of those that cannot', () => {
    expect(elementsOf(show(decision).card)).toContainEqual({
      type: 'Image',
      spacing: 'Small',
      url: 'https://example.org/pictures/queue.png',
      altText: 'A queue with one red job',
      size: 'Stretch',
    });
    expect(show(decision).text).toContain('(Picture: A queue with one red job) https://example.org/pictures/queue.png');
    const missing = aTopic('a', { summary: [{ kind: 'image', src: 'missing', alt: 'A red light' }] });
    const [reply] = answerWith(missing);
    expect(elementsOf(reply!.card).filter(({ type }) => type === 'Image')).toEqual([]);
    expect(shownText(reply!.card)).toContain('(Picture: A red light)');
  });

  test('shows a command in letters of one width, a line below the other', () => {
    const runs = elementsOf(show(decision).card).filter(({ fontType }) => fontType === 'Monospace');
    expect(runs.map(({ text }) => text)).toEqual([
      'PrintQueueStuckError',
      '0x00000709',
      'office-1',
      'Stop-Service Spooler',
      'Start-Service Spooler',
      'sudo systemctl restart cups',
    ]);
  });
});

describe('notes, links and sources', () => {
  const hiddenIn = (topic: Topic) =>
    elementsOf(answerWith(topic)[0]!.card).filter(({ isVisible }) => isVisible === false);
  const notes = (count: number) => Array.from({ length: count }, (_, number) => paragraph(`Note ${number}`));

  test('are shown at once where they are few', () => {
    expect(hiddenIn(aTopic('a', { notes: notes(4) }))).toEqual([]);
  });

  test('are folded where they are many, but told in the text', () => {
    const topic = aTopic('a', { steps: [aStep('Do')], notes: notes(5) });
    expect(hiddenIn(topic)).toHaveLength(1);
    expect(answerWith(topic)[0]!.text).toContain('Note 4');
  });

  test('are not folded where there is nothing else', () => {
    expect(hiddenIn(aTopic('a', { notes: notes(5) }))).toEqual([]);
  });

  test('leave the steps and what comes after them open', () => {
    const topic = aTopic('a', { notes: notes(9), steps: [aStep('Do it')], ifItStillFails: [paragraph('Call us')] });
    expect(shownText({ ...answerWith(topic)[0]!.card, body: hiddenIn(topic) })).not.toMatch(/Do it|Call us/);
  });

  test('name each source once', () => {
    const page = { url: 'https://example.org' };
    const sources = [aSource('One', page), aSource('One', page), aSource('One', { ...page, date: '2020-01-01' })];
    const { text } = answerWith(aTopic('a', { sources }))[0]!;
    expect(text.match(/One/g)).toHaveLength(2);
    expect(text).toContain('Source: One <https://example.org>');
    expect(text).toContain('One (2020-01-01)');
  });
});

describe('a step that names the topic that tells how', () => {
  const told = aTopic('told', { steps: [aStep('Lift the lid'), aStep('Close the lid')] });

  test('gets its steps', () => {
    const topic = aTopic('a', { steps: [aStep('Step 1: Open the lid', { topic: 'told' })] });
    expect(answerWith(topic, told)[0]!.text).toContain('Lift the lid');
  });

  test('only where it is such a step', () => {
    const topic = aTopic('a', { steps: [aStep('Is the lid open?', { topic: 'told' })] });
    expect(answerWith(topic, told)[0]!.text).not.toContain('Lift the lid');
  });
});

describe('a checklist', () => {
  const decision: Decision = { kind: 'checklist', topic: 'printer-care', ticked: ['c2'] };

  test('has a box for each step, and tells what is done', () => {
    const boxes = elementsOf(show(decision).card).filter(({ type }) => type === 'Input.Toggle');
    expect(boxes.map(({ id, value }) => [id, value])).toEqual([
      ['step-c1', 'false'],
      ['step-c2', 'true'],
      ['step-c3', 'false'],
    ]);
    expect(show(decision).lines[0]).toBe('Checklist: 1 of 3 done');
    expect(show({ ...decision, ticked: [] }).lines[0]).toBe('Checklist');
    expect(show(decision).text).toContain('1. [ ] Is there paper in every tray?');
    expect(show(decision).text).toContain('2. [x] Is the glass clean?');
  });

  test('shows a line break as one', () => {
    const { lines } = show(decision);
    expect(lines).toEqual(expect.arrayContaining(['Is the glass clean?', 'Use a dry cloth.']));
  });

  test('can be saved', () => {
    expect(buttons(decision)['Save what is done']).toEqual({
      ...{ verb: 'tick', topic: 'printer-care', part: 'printer-care', was: 'c2' },
    });
  });
});

describe('a cause', () => {
  const cause = (position: number, total: number, id: string): Decision => ({
    kind: 'cause',
    topic: 'printer-offline',
    cause: id,
    position,
    total,
  });

  test('that is the first says what the problem is', () => {
    const { lines, speak } = show(cause(1, 3, 'paper-jam'));
    expect(lines.slice(0, 6)).toEqual([
      'Answer',
      'The printer is offline',
      'PrinterNotReachableError',
      'The computer cannot reach the printer. Try the causes one after the other.',
      'Cause 1 of 3',
      'Paper is jammed',
    ]);
    expect(speak).toMatch(/^The printer is offline\. Cause 1 of 3: Paper is jammed\./);
  });

  test('that comes later is only that', () => {
    const { lines, text } = show(cause(2, 3, 'paper-jam'));
    expect(lines.slice(0, 2)).toEqual(['Cause 2 of 3: The printer is offline', 'Paper is jammed']);
    expect(text).not.toContain('PrinterNotReachableError');
  });

  test('that is the only one is called likely', () => {
    expect(show(cause(1, 1, 'paper-jam')).lines).toContain('The likely cause');
    expect(show(cause(1, 1, 'paper-jam')).text).not.toContain('one after the other');
  });

  test('sends itself along when it did not help', () => {
    expect(buttons(cause(2, 3, 'paper-jam'))['Still failing']).toEqual({
      verb: 'still-failing',
      topic: 'printer-offline',
      part: 'paper-jam',
    });
  });

  test('names its own source', () => {
    expect(show(cause(2, 3, 'paper-jam')).lines.at(-1)).toBe('Source: Paper jams');
  });
});

describe('a choice', () => {
  const decision: Decision = { kind: 'choose', topics: ['PrintQueueStuckError', 'paper-jam', 'gone'] };

  test('offers topics that exist, each with its code or its meaning', () => {
    const { lines, text } = show(decision);
    expect(lines.slice(1)).toEqual([
      'Which of these is it?',
      'Print jobs stay in the queue',
      'PrintQueueStuckError',
      'Paper is jammed',
      'A sheet is stuck.',
    ]);
    expect(text).toContain('1. Print jobs stay in the queue (PrintQueueStuckError)\n2. Paper is jammed');
  });

  test('is taken by a click on an option', () => {
    const options = sendingActions(show(decision).card).filter(({ data }) => data.verb === 'show');
    expect(options.map(({ data }) => data.topic)).toEqual(['PrintQueueStuckError', 'paper-jam']);
    expect(Object.values(buttons(decision))).toEqual([{ verb: 'none-of-these', topic: '' }]);
  });

  test('of one asks for a yes', () => {
    expect(show({ kind: 'choose', topics: ['paper-jam'] }).lines[1]).toBe('Is it this?');
  });

  test('cuts a long meaning between words', () => {
    const long = aTopic('a', { summary: [paragraph('meaning '.repeat(60))] });
    const [reply] = rendererOf(createPack([long]))({ kind: 'choose', topics: ['a'] }, aContext());
    expect(shownText(reply!.card)).toMatch(/(?:meaning ){8,}meaning ?…$/);
    expect(shownText(reply!.card).length).toBeLessThan(220);
  });
});

test('the question for the platform has three answers', () => {
  const topic = 'PrintQueueStuckError';
  expect(buttons({ kind: 'ask-platform', topic })).toEqual({
    Windows: { verb: 'windows', topic },
    Linux: { verb: 'linux', topic },
    'Both, or I don’t know': { verb: 'both-platforms', topic },
  });
});

describe('the end of a talk', () => {
  test('that went well names the topic', () => {
    expect(show({ kind: 'solved', topic: 'paper-jam' }).text).toContain('“Paper is jammed” is solved');
    expect(show({ kind: 'solved', topic: '' }).text).not.toContain('“');
  });

  test('that did not tells what was tried, in order', () => {
    const { lines } = show({
      kind: 'exhausted',
      topic: 'printer-offline',
      tried: ['paper-jam', 'gone', 'printer-care'],
    });
    const from = lines.indexOf('What was tried');
    expect(lines.slice(from + 1, from + 5)).toEqual(['1.', 'Paper is jammed', '2.', 'Look after a printer']);
  });

  test('that did not names what may also be the reason, for the machine that it is', () => {
    const topics = [
      aTopic('open', { related: ['windows', 'linux', 'both'] }),
      aTopic('windows', { title: 'On Windows', platform: 'windows' }),
      aTopic('linux', { title: 'On Linux', platform: 'linux' }),
      aTopic('both', { title: 'On both' }),
    ];
    const linesFor = (platform?: 'windows' | 'linux') => {
      const decision: Decision = { kind: 'exhausted', topic: 'open', tried: [], ...(platform && { platform }) };
      const [reply] = rendererOf(createPack(topics))(decision, aContext());
      return shownText(reply!.card)
        .split('\n')
        .filter((line) => line.startsWith('On '));
    };
    expect(linesFor('linux')).toEqual(['On Linux', 'On both']);
    expect(linesFor()).toEqual(['On Windows', 'On Linux', 'On both']);
  });

  test('that did not, with nothing tried, does not say so', () => {
    expect(show({ kind: 'exhausted', topic: 'paper-jam', tried: [] }).lines).not.toContain('What was tried');
  });
});

describe('what cannot be shown', () => {
  test.each<Decision>([
    { kind: 'answer', topic: 'gone' },
    { kind: 'checklist', topic: 'gone', ticked: [] },
    { kind: 'cause', topic: 'gone', cause: 'paper-jam', position: 1, total: 1 },
    { kind: 'cause', topic: 'printer-offline', cause: 'gone', position: 1, total: 1 },
    { kind: 'ask-platform', topic: 'gone' },
    { kind: 'exhausted', topic: 'gone', tried: [] },
  ])('because its topic is gone is said to be out of date: %j', (decision) => {
    expect(show(decision).lines).toContain('That button is out of date');
  });

  test('says what to paste, whatever the reason', () => {
    const reasons = ['no-match', 'empty', 'only-attachment', 'none-of-these', 'outdated-button', 'no-person'] as const;
    const titles = reasons.map((reason) => show({ kind: 'not-found', reason }).lines[0]);
    expect(new Set(titles).size).toBe(reasons.length);
    for (const reason of reasons) expect(show({ kind: 'not-found', reason }).lines).toContain('What to paste');
  });

  test('because of an error gives its id', () => {
    expect(show({ kind: 'error', id: '7f3c' }).text).toContain('7f3c.');
    expect(show({ kind: 'error', id: 'other' }).text).toContain('other.');
  });
});

test('the welcome tells how many problems are known', () => {
  expect(show({ kind: 'welcome' }).text).toContain('I know 5 problems.');
});

test('a cause without an article of its own is no reason to fail', () => {
  const [reply] = answerWith(aTopic('a', { causes: [aCause('gone')] }));
  expect(shownText(reply!.card)).toContain('About a');
});
