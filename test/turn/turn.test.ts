import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Decision } from '../../src/model/decision.js';
import type { Log } from '../../src/model/log.js';
import type { Message } from '../../src/model/message.js';
import type { Reply } from '../../src/model/reply.js';
import type { SavedTurn, Store } from '../../src/model/store.js';
import type { CardAction } from '../../src/model/verbs.js';
import { openMemoryStore } from '../../src/storage/open-store.js';
import { createTurn } from '../../src/turn/turn.js';
import { think } from '../../src/turn/think.js';
import { matcherOf } from '../helpers/matcher.js';
import { keysOf } from '../helpers/cards.js';
import { deepFreeze } from '../helpers/deep-freeze.js';
import { printers } from '../helpers/printers.js';
import { rendererOf } from '../helpers/rendering.js';
import { aCause, aStep, aTopic, packOf } from '../helpers/topics.js';
import { newConversation } from '../../src/model/conversation.js';
import { handledIn, stateIn } from '../helpers/saved-turns.js';
import { topicsOf } from '../../src/model/pack.js';

const pack = packOf(
  ...printers,
  aTopic('dead', { title: 'The printer is dead', causes: printers.map(({ id }) => aCause(id)) }),
  aTopic('care', {
    title: 'Look after the printer',
    codes: ['PrinterCareOverdue'],
    ordered: false,
    steps: ['a', 'b'].map((id) => aStep(`Check ${id}`, { id })),
  }),
);
const render = rendererOf(pack);
const match = matcherOf([...topicsOf(pack)]);
const traits = { cards: true, universalActions: false };
const asker = { channel: 'test', id: 'ann' };

function text(said: string, id = 'activity-1', more: Partial<Message> = {}): Message {
  return { kind: 'text', id, conversation: 'talk', asker, traits, text: said, attachments: 0, ...more } as Message;
}
function click(action: Partial<CardAction> & { key: string }, id: string): Message {
  const whole: CardAction = { verb: 'still-failing', topic: 'dead', inputs: {}, ...action };
  return { kind: 'action', id, conversation: 'talk', asker, traits, action: whole };
}

/** Everything that was logged. */
let logged: unknown[] = [];
const log: Log = {
  debug: (...entry) => void logged.push(entry),
  info: (...entry) => void logged.push(entry),
  warn: (...entry) => void logged.push(entry),
  error: (...entry) => void logged.push(entry),
};

let store: Store;
let count = 0;
const turnOn = (on: Store) =>
  createTurn({ triage: () => ({ pack, match, render }), store: on, newId: () => `id-${(count += 1)}`, log });
let turn: ReturnType<typeof createTurn>;

beforeEach(async () => {
  logged = [];
  ({ store } = await openMemoryStore());
  turn = turnOn(store);
});

const state = () => stateIn(store, 'talk');
const keyOf = (replies: Reply[]) => keysOf(replies[0]!.card)[0]!;

test('a message is answered, and what it led to is kept', async () => {
  const [reply, ...more] = await turn(text('PrinterPaperJamDetected'));
  expect(more).toEqual([]);
  expect(reply!.text).toContain('Pull the sheet out gently.');
  expect(await state()).toMatchObject({ version: 1, topic: 'paper-jam' });
});

test('a talk goes on where it stood', async () => {
  await turn(text('PrinterPaperJamDetected', '1'));
  const [reply] = await turn(text('still failing', '2'));
  expect(reply!.text).toContain('Everything the article knows was tried');
  expect(await state()).toMatchObject({ version: 2, tried: ['paper-jam'] });
});

test('talks know nothing of each other', async () => {
  await turn(text('PrinterPaperJamDetected', '1'));
  const [reply] = await turn(text('still failing', '1', { conversation: 'other' }));
  expect(reply!.text).not.toContain('Everything the article knows');
});

test('a name that an asker chose is kept short and without secrets, and with the address that tells who it is', async () => {
  const saved: SavedTurn[] = [];
  const saveTurn: Store['saveTurn'] = (one) => {
    saved.push(one);
    return store.saveTurn(one);
  };
  const watched = turnOn({ ...store, loadTurn: (...given) => store.loadTurn(...given), saveTurn });
  const names = ['ann@example.com password=Swordfish-77-Quartz', ` \u202Ean\nn${'x'.repeat(900)}`, ' \n'];
  for (const [index, name] of names.entries()) {
    await watched(text('the toner is low', `${index}`, { asker: { ...asker, name } }));
  }
  expect(saved.map((one) => one.asker.name)).toEqual([
    'ann@example.com password=[password removed]',
    `an n${'x'.repeat(76)}`,
    undefined,
  ]);
});

describe('a message that comes again', () => {
  test('with its id gets the same reply and changes nothing', async () => {
    const first = await turn(text('the toner is low'));
    const before = await state();
    expect(await turn(text('the toner is low'))).toEqual(first);
    expect(await state()).toEqual(before);
  });

  test('is known by its id alone', async () => {
    const first = await turn(text('the toner is low'));
    expect(await turn(text('the scanner is locked'))).toEqual(first);
  });

  test('under a new id is said anew', async () => {
    const first = await turn(text('the toner is low', '1'));
    const second = await turn(text('the toner is low', '2'));
    expect(keyOf(second)).not.toBe(keyOf(first));
    expect(await state()).toMatchObject({ version: 2 });
  });

  test('without an id is never taken for another', async () => {
    const first = await turn(text('PrinterPaperJamDetected', ''));
    const second = await turn(text('ScannerTransportLockEngaged', ''));
    expect(second[0]!.text).not.toBe(first[0]!.text);
  });

  test('keeps the contacts that the settings let through, and never a secret', async () => {
    const keeping = createTurn({
      triage: () => ({ pack, match, render }),
      contacts: { emails: false },
      store: (await openMemoryStore()).store,
      newId: () => 'id',
      log,
    });
    const [reply] = await keeping(
      text(`the toner is low, write to desk@example.org, password: ${['Pq7', 'zz!x9'].join('')}`),
    );
    expect(reply!.text).toContain('I removed a password');
    expect(reply!.text).not.toContain('e-mail');
    const [strict] = await turn(text('the toner is low, write to desk@example.org'));
    expect(strict!.text).toContain('e-mail');
  });

  test('tells again what was removed', async () => {
    const secret = ['hunter2', 'Xyz9'].join('');
    const first = await turn(text(`the toner is low, password: ${secret}`));
    expect(first[0]!.text).toContain('I removed a password');
    expect(await turn(text('anything'))).toEqual(first);
  });

  test('after many others in the talk gets the same reply still', async () => {
    const first = await turn(text('the toner is low', 'first'));
    for (let number = 0; number < 10; number++) await turn(text('the scanner is locked', `other-${number}`));
    expect(await turn(text('the toner is low', 'first'))).toEqual(first);
  });
});

describe('a click that comes again', () => {
  const failed = (id: string, more: Partial<CardAction> = {}) =>
    click({ key: 'card-1', step: 'paper-jam', ...more }, id);

  beforeEach(async () => {
    await turn(click({ verb: 'show', key: 'card-0' }, '0'));
  });

  test.each([
    ['with its id', '1', '1'],
    ['under a new id', '1', '2'],
    ['without any id', '', ''],
  ])('%s gets the same reply and counts once', async (_, id, again) => {
    const first = await turn(failed(id));
    const before = await state();
    expect(before).toMatchObject({ version: 2, part: 'offline', tried: ['paper-jam'] });
    expect(await turn(failed(again))).toEqual(first);
    expect(await state()).toEqual(before);
  });

  test.each<[string, Partial<CardAction>]>([
    ['another button of the card', { verb: 'solved' }],
    ['the same button with another step', { step: 'offline' }],
    ['the same button about another topic', { topic: 'care' }],
    ['the same button with other inputs', { inputs: { 'step-a': 'true' } }],
    ['the same button of another card', { key: 'card-2' }],
  ])('is no repetition when it is %s', async (_, more) => {
    await turn(failed('1'));
    await turn(failed('2', more));
    expect(await state()).toMatchObject({ version: 3 });
  });

  test('is the same though its inputs come in another order', async () => {
    const inputs = { 'step-a': 'true', 'step-b': 'false' };
    const reversed = { 'step-b': 'false', 'step-a': 'true' };
    const tick = { verb: 'tick' as const, topic: 'care', step: undefined };
    const first = await turn(failed('1', { ...tick, inputs }));
    expect(await turn(failed('2', { ...tick, inputs: reversed }))).toEqual(first);
    expect(await state()).toMatchObject({ version: 2, ticked: { care: ['a'] } });
  });

  test('in another talk is another click', async () => {
    await turn(failed('1'));
    const elsewhere = { ...failed('1'), conversation: 'other' };
    await turn(elsewhere);
    expect(await stateIn(store, 'other')).toMatchObject({ version: 1 });
  });
});

describe('a repetition whose first reply can no longer be shown', () => {
  const broken: [string, unknown][] = [
    ['of a form that is not known', [{ of: 'a later form' }]],
    ['of a kind that is not known', [{ kind: 'hologram' }]],
    ['without what it is about', [{ kind: 'choose' }]],
  ];
  const lose = (keys: string[], decisions: unknown) =>
    store.saveTurn({
      ...{ conversation: 'talk', asker, state: { ...newConversation(), version: 1 }, keys },
      handled: { decisions: decisions as Decision[], removed: [], turn: 'before' },
    });
  const aside = async () => (await store.exportAsker(asker.id)).conversations[0]!.unreadable;
  const told = () => logged.filter((entry) => JSON.stringify(entry).includes('quarantine'));

  test.each(broken)('is told so, once it is kept aside: %s', async (_, decisions) => {
    await lose(['activity 1'], decisions);
    const deliver = jest.fn(() => ({}));
    const first = await turn(text('PrinterPaperJamDetected', '1'), deliver);
    expect(first.map((reply) => reply.text).join()).toContain('I had answered that already');
    expect(await turn(text('PrinterPaperJamDetected', '1'), deliver)).toEqual(first);
    // The activity was answered when it came first: what was sent then is on its way.
    expect(deliver).not.toHaveBeenCalled();
    expect((await aside()).map((each) => (JSON.parse(each) as { decisions: unknown }).decisions)).toEqual([decisions]);
    expect(told()).toHaveLength(1);
    expect(await state()).toMatchObject({ version: 1 });
  });

  test.each(broken)('is delivered where it is a new click: %s', async (_, decisions) => {
    const again = click({ key: 'card-1' }, 'new-id');
    const submit = `submit ${JSON.stringify(['card-1', 'still-failing', 'dead', '', []])}`;
    await lose([submit], decisions);
    const given: string[] = [];
    const deliver = (replies: readonly Reply[]) => {
      given.push(...replies.map((reply) => reply.text));
      return {};
    };
    const said = await turn(again, deliver);
    expect(given).toEqual(said.map((reply) => reply.text));
    expect(given.join()).toContain('nothing was done a second time');
    expect(await turn(click({ key: 'card-1' }, 'newer-id'))).toEqual(said);
    expect(await aside()).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });
});

test('keys differ from turn to turn', async () => {
  const keys: string[] = [];
  for (let number = 0; number < 5; number++) keys.push(keyOf(await turn(text('PrinterPaperJamDetected', `${number}`))));
  expect(new Set(keys).size).toBe(5);
});

describe('a turn that began on an older state', () => {
  /** A store in which somebody else is quicker a few times. */
  function overtaken(times: number): Store & { saves: () => number } {
    let saves = 0;
    return {
      ...store,
      saves: () => saves,
      saveTurn: async (turned) => {
        saves += 1;
        if (saves > times) return store.saveTurn(turned);
        const before = (await state()) ?? newConversation();
        const other = { ...before, version: before.version + 1, platform: 'linux' as const };
        const handled = { decisions: [], removed: [], turn: 'other' };
        await store.saveTurn({ conversation: 'talk', asker, state: other, keys: [], handled });
        return store.saveTurn(turned);
      },
    };
  }

  test('is thought again on the newer one', async () => {
    const slow = overtaken(1);
    const [reply] = await turnOn(slow)(text('PrinterPaperJamDetected'));
    expect(reply!.text).toContain('Pull the sheet');
    expect(slow.saves()).toBe(2);
    expect(await state()).toMatchObject({ version: 2, platform: 'linux', topic: 'paper-jam' });
  });

  test('is thought again as often as that happens', async () => {
    const slow = overtaken(10);
    await turnOn(slow)(text('PrinterPaperJamDetected'));
    expect(await state()).toMatchObject({ version: 11, topic: 'paper-jam' });
    expect(logged).toHaveLength(1);
  });

  test('gives up when it loses for ever, and has changed nothing', async () => {
    const refusing: Store = { ...store, saveTurn: jest.fn(async () => false) };
    await expect(turnOn(refusing)(text('PrinterPaperJamDetected'))).rejects.toThrow(/changed by others/);
    expect(await state()).toBeUndefined();
    expect(refusing.saveTurn).toHaveBeenCalledTimes(20);
  });

  test('that was handled meanwhile elsewhere gives that reply', async () => {
    let given: Reply[] = [];
    const beaten: Store = {
      ...store,
      saveTurn: async () => {
        if (given.length === 0) given = await turn(text('PrinterPaperJamDetected'));
        return false;
      },
    };
    expect(await turnOn(beaten)(text('PrinterPaperJamDetected'))).toEqual(given);
    expect(await state()).toMatchObject({ version: 1 });
  });
});

describe('what is delivered', () => {
  const delivering = () => {
    const given: (readonly Reply[])[] = [];
    const deliver = (replies: readonly Reply[]) => {
      given.push(replies);
      return { outbox: replies.map((reply) => ({ kind: 'mail', lane: 'talk', body: reply.text })) };
    };
    return { given, deliver };
  };
  const unsent = async () => {
    const texts: unknown[] = [];
    for (;;) {
      const [item] = await store.claimItems('mail', 'talk', Date.now() + 1_000, 1);
      if (!item) return texts;
      texts.push(item.body);
      await store.removeItem(item.id);
    }
  };

  test('is saved with the turn', async () => {
    const { deliver } = delivering();
    const [reply] = await turn(text('the toner is low'), deliver);
    expect(await unsent()).toEqual([reply!.text]);
  });

  test('is not delivered again when the same activity comes again', async () => {
    const { deliver, given } = delivering();
    await turn(text('the toner is low'), deliver);
    await turn(text('the toner is low'), deliver);
    expect(given).toHaveLength(1);
    expect(await unsent()).toHaveLength(1);
  });

  test('is delivered again, alike, when a click comes under a new id, once for each', async () => {
    const { deliver } = delivering();
    const failed = (id: string) => click({ key: 'card-1', step: 'paper-jam' }, id);
    await turn(click({ verb: 'show', key: 'card-0' }, '0'));
    for (const id of ['1', '2', '2', '1', '2']) await turn(failed(id), deliver);
    const texts = await unsent();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
    expect(await state()).toMatchObject({ version: 2 });
  });

  test('is what the last of several tries says', async () => {
    const { deliver, given } = delivering();
    let saves = 0;
    const slow: Store = {
      ...store,
      saveTurn: async (turned) => ((saves += 1) > 2 ? store.saveTurn(turned) : false),
    };
    await turnOn(slow)(text('the toner is low'), deliver);
    expect(given).toHaveLength(3);
    expect(await unsent()).toEqual([given[2]![0]!.text]);
  });
});

describe('a talk that cannot be read', () => {
  beforeEach(async () => {
    await turn(text('PrinterPaperJamDetected', '1'));
    const broken = { ...(await state())!, version: 2, tried: 'nothing' } as never;
    const handled = { decisions: [], removed: [], turn: 'x' };
    await store.saveTurn({ conversation: 'talk', asker, state: broken, keys: [], handled });
  });

  test('begins anew with an apology and the answer, and the keeper is warned', async () => {
    const replies = await turn(text('ScannerTransportLockEngaged', '2'));
    expect(replies[0]!.text).toContain('Sorry, I lost what we said so far');
    expect(replies).toHaveLength(2);
    expect(await state()).toMatchObject({ version: 3, tried: [], topic: 'scanner' });
    expect(logged).toContainEqual([{ damage: expect.stringContaining('tried') }, expect.stringMatching(/quarantine/)]);
    expect(await turn(text('ScannerTransportLockEngaged', '2'))).toEqual(replies);
    expect((await turn(text('still failing', '3')))[0]!.text).not.toContain('Sorry');
  });

  test('is kept aside', async () => {
    await turn(text('hello', '2'));
    const { conversations } = await store.exportAsker('ann');
    expect(conversations[0]!.unreadable).toEqual([expect.stringContaining('"tried":"nothing"')]);
  });
});

test('five hundred clicks of two people at once are all kept', async () => {
  const people = ['ann', 'bob'].map((id) => ({ channel: 'test', id }));
  const clicks = Array.from({ length: 500 }, (_, number) => {
    const tick = {
      verb: 'tick' as const,
      topic: 'care',
      key: `k${number}`,
      inputs: { 'step-a': `${number % 3 === 0}` },
    };
    return { ...click(tick, `${number}`), asker: people[number % 2]! };
  });
  await Promise.all(clicks.map((one) => turn(one)));
  expect(await state()).toMatchObject({ version: 500 });
});

test('many messages at once lose nothing', async () => {
  const ticks = ['a', 'b'].map((id) =>
    click({ verb: 'tick', topic: 'care', key: id, inputs: { [`step-${id}`]: 'true' } }, id),
  );
  const others = Array.from({ length: 8 }, (_, number) => text('the toner is low', `t${number}`));
  await Promise.all([...others, ...ticks].map((message) => turn(message)));
  const after = await state();
  expect(after!.version).toBe(10);
  expect([...after!.ticked.care!].sort()).toEqual(['a', 'b']);
});

test('a store that fails makes the turn fail, and a later try is good', async () => {
  const broken: Store = { ...store, saveTurn: () => Promise.reject(new Error('disk full')) };
  await expect(turnOn(broken)(text('PrinterPaperJamDetected'))).rejects.toThrow('disk full');
  expect(await state()).toBeUndefined();
  expect(await turn(text('PrinterPaperJamDetected'))).toHaveLength(1);
});

describe('what an asker must not find anywhere', () => {
  const secrets = [
    ['hunter2', 'Xyz9!'].join(''),
    ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'].join('.'),
    ['ann', 'example.org'].join('@'),
  ] as const;
  const pasted = `PrinterPaperJamDetected password: ${secrets[0]}\nAuthorization: Bearer ${secrets[1]}\nmail ${secrets[2]}`;

  test('a secret is neither in the state, nor in what is kept, nor in the log, nor in the reply', async () => {
    const saved: SavedTurn[] = [];
    const watched: Store = {
      ...store,
      saveTurn: (turned) => {
        saved.push(turned);
        return store.saveTurn(turned);
      },
    };
    const replies = await turnOn(watched)(text(pasted));
    expect(saved).toHaveLength(1);
    expect(logged).toHaveLength(1);
    const everything = JSON.stringify([saved, logged, replies]);
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
    const { handled } = saved[0]!;
    expect(handled.removed.reduce((sum, { count: times }) => sum + times, 0)).toBe(3);
  });

  test('nor is any word of theirs in the log', async () => {
    await turn(text('zanzibar quagmire: PrinterPaperJamDetected at customer fabrikam'));
    expect(JSON.stringify(logged)).not.toMatch(/zanzibar|quagmire|customer|fabrikam/);
  });
});

describe('a message of any kind is answered', () => {
  const from = { id: '1', conversation: 'talk', asker, traits };
  test.each<[string, Message, Decision]>([
    ['somebody joined', { ...from, kind: 'joined' }, { kind: 'welcome' }],
    ['an unknown button', { ...from, kind: 'unknown-action' }, { kind: 'not-found', reason: 'outdated-button' }],
    ['an attachment', text('', '1', { attachments: 1 }), { kind: 'not-found', reason: 'only-attachment' }],
    ['a text', text('PrinterPaperJamDetected', '1'), { kind: 'answer', topic: 'paper-jam' }],
    ['a button', click({ verb: 'show', topic: 'toner', key: 'k' }, '1'), { kind: 'answer', topic: 'toner' }],
  ])('%s', async (_, message, decision) => {
    const thought = think(deepFreeze(message), deepFreeze(newConversation()), { pack, match });
    expect(thought.decision).toEqual(decision);
    expect(thought.state.version).toBe(1);
    expect(await turn(message)).toHaveLength(1);
    expect(await handledIn(store, 'talk', 'activity 1')).toMatchObject({ decisions: [decision] });
  });
});

test('the channel decides how buttons are sent', async () => {
  const [reply] = await turn(text('PrinterPaperJamDetected', '1', { traits: { cards: true, universalActions: true } }));
  expect((reply!.card.actions as { type: string }[]).map(({ type }) => type)).toContain('Action.Execute');
});

test('each turn is logged once, with what was decided', async () => {
  await turn(text('PrinterPaperJamDetected'));
  await turn(text('PrinterPaperJamDetected'));
  expect(logged).toEqual([[expect.objectContaining({ decision: 'answer' }), 'turn']]);
});

test('a card that was passed on to another talk changes nothing there', async () => {
  const [reply] = await turn(text('PrinterCareOverdue'));
  const key = keyOf([reply!]);
  const tick = { key, verb: 'tick' as const, topic: 'care', inputs: { 'step-a': 'true' } };
  const elsewhere = { ...click(tick, 'c1'), conversation: 'other' };
  expect((await turn(elsewhere))[0]!.text).toContain('That card belongs to another chat');
  expect((await stateIn(store, 'other'))?.ticked).toEqual({});
  expect((await turn(click(tick, 'c2')))[0]!.text).toContain('Checklist: 1 of 2 done');
});

test('a card of before, whose key names no talk, counts', async () => {
  const tick = { key: 'id-1.1', verb: 'tick' as const, topic: 'care', inputs: { 'step-a': 'true' } };
  expect((await turn(click(tick, 'c1')))[0]!.text).toContain('Checklist: 1 of 2 done');
});

test('how it went is saved with the turn', async () => {
  const saved: unknown[] = [];
  const listening: Store = { ...store, saveTurn: (turned) => (saved.push(turned.outcomes), store.saveTurn(turned)) };
  const listen = turnOn(listening);
  await listen(text('PrinterCareOverdue', '1'));
  await listen(text('solved', '2'));
  expect(saved).toEqual([undefined, [{ topic: 'care', result: 'solved', part: 'care', tried: [], steps: [] }]]);
});
