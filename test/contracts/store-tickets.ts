import { describe, expect, test } from '@jest/globals';
import { changeTicket } from '../../src/model/change-ticket.js';
import type { TicketChange } from '../../src/model/ticket-store.js';
import type { Speaker, TicketEvent, TicketHead } from '../../src/model/ticket.js';
import { anAsker, aTurn, stateOf } from '../helpers/saved-turns.js';
import { aNewTicket, anAskerSpeaks, anExpert, aStory, aTicket } from '../helpers/tickets.js';
import type { Tools } from './store.js';

const taken: TicketEvent = { kind: 'taken' };

/** A ticket after an event. */
function after(ticket: TicketHead, event: TicketEvent, by: Speaker = anExpert, key?: string, at = 2_000): TicketChange {
  const changed = changeTicket(ticket, event, { by, at, key });
  if ('refused' in changed) throw new Error(changed.refused);
  return { ticket: changed.ticket, entries: [changed.entry] };
}

export function ticketsContract({ store, reopen, setNow }: Tools): void {
  describe('tickets', () => {
    test('is there with its story as it was opened, together with its turn', async () => {
      const change = aNewTicket();
      expect(await store().saveTurn(aTurn({ state: stateOf(1, { ticket: 'K7M-3QX' }), change }))).toBe(true);
      expect(await store().loadTicket('K7M-3QX')).toEqual({ ...change.ticket, story: aStory() });
      expect(await store().loadHead('K7M-3QX')).toEqual(change.ticket);
      expect(await store().entriesFrom('K7M-3QX', 1, 9)).toEqual(change.entries);
      expect((await store().loadTurn('a', [])).ticket).toEqual(change.ticket);
      expect(await store().loadTicket('AAA-AAA')).toBeUndefined();
    });

    test('of a turn that is not saved there is none', async () => {
      await store().saveTurn(aTurn());
      expect(await store().saveTurn(aTurn({ change: aNewTicket() }))).toBe(false);
      expect(await store().loadTicket('K7M-3QX')).toBeUndefined();
    });

    test('an id that is taken makes the turn be thought again', async () => {
      await store().saveTurn(aTurn({ change: aNewTicket() }));
      expect(await store().saveTurn(aTurn({ conversation: 'b', change: aNewTicket() }))).toBe(false);
      expect(await store().loadTurn('b', [])).toEqual({});
    });

    test('of two changes on one version the second is refused, with all that belongs to it', async () => {
      await store().openDirectLine('a', { channel: 'test', id: 'asker-1' });
      await store().saveChange(aNewTicket());
      const [mine, others] = [after(aTicket(), taken), after(aTicket(), taken)];
      expect(await store().saveChange(mine)).toBe(true);
      const activities = [() => ({ json: '{}' })];
      const outbox = [{ kind: 'x', lane: 'l', body: 1 }];
      expect(await store().saveChange({ ...others, activities, outbox })).toBe(false);
      expect(await store().activitiesFrom('a', 0, 9)).toEqual([]);
      expect(await store().claimItems('x', undefined, 9_000, 9)).toEqual([]);
      expect(await store().entriesFrom('K7M-3QX', 1, 9)).toHaveLength(2);
    });

    test('of many who take it at once, one has it', async () => {
      const other = await reopen();
      await store().saveChange(aNewTicket());
      const tries = Array.from({ length: 20 }, (_, index) => {
        const by: Speaker = { role: 'expert', id: `e${index}`, name: `${index}` };
        return (index % 2 ? store() : other).saveChange(after(aTicket(), taken, by, `k${index}`));
      });
      expect((await Promise.all(tries)).filter((isSaved) => isSaved)).toHaveLength(1);
      expect(await store().entriesFrom('K7M-3QX', 1, 99)).toHaveLength(2);
    });

    test('a change comes with what the asker and others get of it', async () => {
      await store().openDirectLine('a', { channel: 'test', id: 'asker-1' });
      await store().saveChange(aNewTicket());
      const activities = [(position: number) => ({ json: JSON.stringify({ position }) })];
      await store().saveChange({ ...after(aTicket(), taken), activities, outbox: [{ kind: 'x', lane: 'l', body: 1 }] });
      expect(await store().activitiesFrom('a', 0, 9)).toEqual([{ position: 0, json: '{"position":0}' }]);
      expect(await store().claimItems('x', undefined, 9_000, 9)).toHaveLength(1);
    });

    test('a talk that is no longer kept takes nothing, and the ticket changes all the same', async () => {
      await store().saveChange(aNewTicket());
      const activities = [() => ({ json: '{}' })];
      expect(await store().saveChange({ ...after(aTicket(), taken), activities })).toBe(true);
      expect((await store().loadHead('K7M-3QX'))?.state).toBe('assigned');
    });

    test('a key is known once for each ticket', async () => {
      await store().saveChange(aNewTicket({}, 'key'));
      expect(await store().findEntry('K7M-3QX', 'key')).toMatchObject({ seq: 1, key: 'key' });
      expect(await store().findEntry('K7M-3QX', 'other')).toBeUndefined();
      expect(await store().saveChange(after(aTicket(), taken, anExpert, 'key'))).toBe(false);
      expect((await store().loadHead('K7M-3QX'))?.version).toBe(1);
      expect(await store().saveChange(aNewTicket({ id: 'AAA-AAA' }, 'key'))).toBe(true);
    });

    test('text of any kind comes back as it was', async () => {
      const odd = "a\0b \ud800 🙂 “x” \u2028 %_\\ '; DROP TABLE tickets; --";
      const ticket = aTicket({ title: odd, tags: ['vm'] });
      const story = aStory({ words: odd, transcript: [{ at: 1, who: 'asker', text: odd }] });
      await store().saveChange({ ...aNewTicket(), ticket, story });
      expect(await store().loadTicket('K7M-3QX')).toEqual({ ...ticket, story });
      await store().saveChange(after(ticket, { kind: 'said', text: odd }, anAskerSpeaks));
      expect((await store().entriesFrom('K7M-3QX', 2, 1))[0]?.event).toEqual({ kind: 'said', text: odd });
    });

    test('entries are read from anywhere on, as many as are wanted', async () => {
      let change = aNewTicket();
      await store().saveChange(change);
      for (let count = 2; count <= 5; count++) {
        change = after(change.ticket, { kind: 'said', text: String(count) }, anAskerSpeaks);
        await store().saveChange(change);
      }
      expect((await store().entriesFrom('K7M-3QX', 3, 2)).map(({ seq }) => seq)).toEqual([3, 4]);
      expect(await store().entriesFrom('K7M-3QX', 6, 2)).toEqual([]);
    });

    test('are found by state, tag, expert, talk, asker and words, the last changed first', async () => {
      const other = { channel: 'test', id: 'asker-2' };
      await store().saveChange(aNewTicket({ id: 'AAA-AAA', openedAt: 1, changedAt: 1 }));
      const second = { id: 'BBB-BBB', tags: ['mars', 'windows'], title: 'Übertragung 100% fails', changedAt: 2 };
      const address = { via: 'test', channel: 'test', conversation: 'b' };
      await store().saveChange(aNewTicket({ ...second, asker: other, address }));
      await store().saveChange(aNewTicket({ id: 'CCC-CCC', changedAt: 3 }));
      await store().saveChange(after(aTicket({ id: 'CCC-CCC', changedAt: 3 }), taken, anExpert, undefined, 4));
      const ids = async (...asked: Parameters<ReturnType<typeof store>['listTickets']>) =>
        (await store().listTickets(...asked)).map(({ id }) => id);
      expect(await ids({}, 9)).toEqual(['CCC-CCC', 'BBB-BBB', 'AAA-AAA']);
      expect(await ids({}, 2)).toEqual(['CCC-CCC', 'BBB-BBB']);
      expect(await ids({ states: ['open'] }, 9)).toEqual(['BBB-BBB', 'AAA-AAA']);
      expect(await ids({ states: [] }, 9)).toEqual([]);
      expect(await ids({ tag: 'Mars' }, 9)).toEqual(['BBB-BBB']);
      expect(await ids({ tag: 'mar' }, 9)).toEqual([]);
      expect(await ids({ expert: anExpert.id }, 9)).toEqual(['CCC-CCC']);
      expect(await ids({ conversation: 'b' }, 9)).toEqual(['BBB-BBB']);
      expect(await ids({ asker: other }, 9)).toEqual(['BBB-BBB']);
      expect(await ids({ asker: { ...other, channel: 'elsewhere' } }, 9)).toEqual([]);
      expect(await ids({ asker: { channel: 'test', id: 'asker-1' } }, 1)).toEqual(['CCC-CCC']);
      expect(await ids({ text: 'ÜBERTRAGUNG 100%' }, 9)).toEqual(['BBB-BBB']);
      expect(await ids({ text: 'diskfull' }, 9)).toHaveLength(3);
      expect(await ids({ text: 'bbb-bbb nothing' }, 9)).toEqual([]);
      expect(await ids({ changedBefore: 2 }, 9)).toEqual(['AAA-AAA']);
    });

    test('files come back byte for byte, are kept with what was said and with nothing else, and go with the ticket', async () => {
      await store().saveChange(aNewTicket());
      const data = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256));
      const note = {
        name: 'ü 🙂.png',
        type: 'image/png',
        size: data.length,
        path: '/x/f1',
        isUnchecked: true as const,
      };
      const said = after(aTicket(), { kind: 'said', text: '', files: [note] }, anAskerSpeaks, 'k');
      expect(await store().saveChange({ ...said, files: [{ id: 'f1', note, data }] })).toBe(true);
      expect(await store().saveChange({ ...said, files: [{ id: 'f2', note, data }] })).toBe(false);
      expect(await (await reopen()).loadFile('f1')).toEqual({ id: 'f1', note, data });
      expect(await store().loadFile('f2')).toBeUndefined();
      expect((await store().loadHead('K7M-3QX'))?.files).toEqual({ count: 1, bytes: 70_000 });
      expect((await store().exportAsker('asker-1')).tickets).toMatchObject([{ files: [note] }]);
      await store().deleteAsker('asker-1');
      expect(await store().loadFile('f1')).toBeUndefined();
    });

    test('another process, and a later one, has all of it', async () => {
      await store().saveChange(aNewTicket());
      const other = await reopen();
      await store().close();
      expect(await other.loadTicket('K7M-3QX')).toMatchObject({ id: 'K7M-3QX', story: aStory() });
    });
  });

  describe('tickets and time', () => {
    test('one that is over goes after its last change, one that waits stays, and its talk with it', async () => {
      setNow(1_000);
      await store().saveTurn(
        aTurn({ state: stateOf(1, { ticket: 'AAA-AAA' }), change: aNewTicket({ id: 'AAA-AAA' }) }),
      );
      await store().saveTurn(aTurn({ conversation: 'b' }));
      const over = aNewTicket({ id: 'BBB-BBB' });
      await store().saveChange(over);
      const note = { name: 'x.zip', type: 'application/zip', size: 1 };
      const file = { id: 'f1', note, data: Buffer.from('x') };
      await store().saveChange({ ...after(over.ticket, { kind: 'resolved' }), files: [file] });
      setNow(90_000);
      const removed = await store().removeOld({ talks: 80_000, keys: 0 });
      expect(removed).toMatchObject({ conversations: 1, tickets: 1 });
      expect(await store().loadHead('BBB-BBB')).toBeUndefined();
      expect(await store().entriesFrom('BBB-BBB', 1, 9)).toEqual([]);
      expect(await store().loadFile('f1')).toBeUndefined();
      expect((await store().loadTurn('a', [])).ticket?.id).toBe('AAA-AAA');
    });

    test('what is kept of an asker holds the tickets, and they go with the asker', async () => {
      await store().saveTurn(
        aTurn({ change: aNewTicket({ asker: { channel: 'test', id: 'asker-1', alias: 'aad' } }) }),
      );
      await store().saveChange(aNewTicket({ id: 'BBB-BBB', asker: { channel: 'test', id: 'other' } }));
      for (const id of ['asker-1', 'aad']) {
        const { tickets } = await store().exportAsker(id);
        expect(tickets).toMatchObject([{ ticket: { id: 'K7M-3QX', story: aStory() }, entries: [{ seq: 1 }] }]);
      }
      expect(await store().deleteAsker('aad')).toMatchObject({ tickets: 1 });
      expect(await store().loadTicket('K7M-3QX')).toBeUndefined();
      expect(await store().loadTicket('BBB-BBB')).toBeDefined();
    });
  });

  describe('what was said', () => {
    test('is read back, oldest first, each turn once', async () => {
      for (let count = 1; count <= 3; count++) {
        setNow(count * 1_000);
        const handled = { said: `text ${count}`, decisions: [], removed: [], turn: `t${count}` };
        const asker = count === 3 ? { channel: 'test', id: 'ann', alias: 'ann@org', name: 'Ann' } : anAsker;
        await store().saveTurn(aTurn({ state: stateOf(count), asker, keys: [`a${count}`, `b${count}`], handled }));
      }
      const spoken = await store().spokenIn('a', 2);
      expect(spoken).toMatchObject([
        { said: 'text 2', at: 2_000, asker: 'asker-1', turn: 't2' },
        { said: 'text 3', at: 3_000, asker: 'ann', alias: 'ann@org', name: 'Ann' },
      ]);
      expect(await store().spokenIn('b', 2)).toEqual([]);
    });
  });

  describe('what the keeper learns', () => {
    test('what found nothing, what came of topics, and tickets with their records', async () => {
      const miss = { kind: 'not-found', reason: 'no-match' } as const;
      setNow(5_000);
      const handled = { said: 'why?', decisions: [miss], removed: [], turn: 't1' };
      const outcomes = [{ topic: 'x', result: 'solved' as const, tried: [], steps: [] }];
      await store().saveTurn(aTurn({ keys: ['a', 'b'], handled, outcomes: [...outcomes, ...outcomes] }));
      await store().saveTurn(aTurn({ conversation: 'b', keys: ['c'] }));
      await store().saveChange(aNewTicket({ openedAt: 5_000 }));
      expect(await store().unansweredSince(5_000, 9)).toEqual([{ text: 'why?', reason: 'no-match', at: 5_000 }]);
      expect(await store().unansweredSince(5_001, 9)).toEqual([]);
      expect(await store().outcomesSince(5_000)).toEqual([{ topic: 'x', result: 'solved', count: 2 }]);
      expect(await store().ticketsSince(5_000, 9)).toMatchObject([
        { ticket: { id: 'K7M-3QX' }, entries: [{ seq: 1 }] },
      ]);
      expect(await store().ticketsSince(5_001, 9)).toEqual([]);
    });
  });

  describe('experts’ channels', () => {
    const channel = {
      conversation: '19:x@thread.tacv2',
      reference: { serviceUrl: 'https://x' },
      tags: ['vm'],
      name: 'VM',
    };
    const post = { ticket: 'K7M-3QX', channel: channel.conversation, thread: 'thread-1', activity: 'act-1', told: 1 };

    test('are kept until they are taken out; again means changed', async () => {
      await store().saveExpertChannel(channel);
      await store().saveExpertChannel({ ...channel, tags: [] });
      expect(await store().expertChannels()).toEqual([{ ...channel, tags: [] }]);
      expect(await store().removeExpertChannel(channel.conversation)).toBe(true);
      expect(await store().removeExpertChannel(channel.conversation)).toBe(false);
      expect(await store().expertChannels()).toEqual([]);
    });

    test('where a ticket stands is found from both sides', async () => {
      await store().saveChange(aNewTicket());
      await store().savePost(post);
      await store().savePost({ ...post, told: 2 });
      expect(await store().postsOf('K7M-3QX')).toEqual([{ ...post, told: 2 }]);
      expect(await store().postOfThread('thread-1')).toEqual({ ...post, told: 2 });
      expect(await store().postOfThread('thread-2')).toBeUndefined();
    });
  });
}
