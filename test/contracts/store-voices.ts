import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeTicket } from '../../src/model/change-ticket.js';
import type { KeptFile } from '../../src/model/files.js';
import type { Speaker, Story, TicketEvent, TicketHead } from '../../src/model/ticket.js';
import { aTurn, stateIn, stateOf } from '../helpers/saved-turns.js';
import { aNewTicket, anExpert, aStory } from '../helpers/tickets.js';
import type { Tools } from './store.js';

const anna = { channel: 'test', id: 'asker-1', name: 'Anna' };
const bert = { channel: 'test', id: 'bert%_"1', alias: 'bert@org', name: 'Bert' };
const byBert = { id: bert.id, alias: bert.alias };
const cara = { id: 'cara-1' };
const bertSpeaks: Speaker = { role: 'asker', ...byBert, name: bert.name };
const problem = 'the sql-zeppelin cannot be saved';
const pasted = 'Zeppelin says: cannot save';

const story: Story = aStory({
  words: 'it fails',
  others: [
    { name: 'Bert', text: problem, by: byBert },
    { name: 'Cara', text: 'here, too', by: cara },
  ],
  messages: [pasted, 'it fails badly'],
  transcript: [
    { at: 1, who: 'asker', name: 'Bert', text: problem, by: byBert },
    { at: 1, who: 'asker', name: 'Bert', text: `${pasted}, it fails badly`, by: byBert },
    { at: 2, who: 'bot', text: `What is the problem?\n> ${problem}` },
    { at: 3, who: 'asker', name: 'Anna', text: 'it fails badly', by: { id: anna.id } },
    { at: 4, who: 'asker', name: 'Cara', text: 'here, too', by: cara },
  ],
  tried: [
    {
      ...{ topic: 't', part: 'p', title: 'T', outcome: 'tried' as const },
      steps: [
        { id: '1', text: 'Restart', isDone: true, by: 'Bert', byId: bert.id },
        { id: '2', text: 'Look', isDone: true, by: 'Cara', byId: cara.id },
      ],
    },
  ],
});

function fileOf(id: string): KeptFile {
  return {
    id,
    note: { name: `${id}.log`, type: 'text/plain', size: 3, path: `/files/${id}` },
    data: Buffer.from('abc'),
  };
}

/** What a store must do with what people said in tickets of others. */
export function voicesContract({ store }: Tools): void {
  let head: TicketHead;

  async function happens(by: Speaker, event: TicketEvent, files: KeptFile[] = [], key?: string): Promise<void> {
    const changed = changeTicket(head, event, { by, at: 2_000, key });
    if ('refused' in changed) throw new Error(changed.refused);
    await store().saveChange({ ticket: changed.ticket, entries: [changed.entry], files });
    head = changed.ticket;
  }

  const all = async () => {
    const [ticket, entries, reported] = await Promise.all([
      store().loadTicket('K7M-3QX'),
      store().entriesFrom('K7M-3QX', 1, 99),
      store().ticketsSince(0, 9),
    ]);
    return JSON.stringify([ticket, entries, reported]);
  };

  describe('what somebody said in the ticket of somebody else', () => {
    beforeEach(async () => {
      const heard = [
        { by: bert.id, text: problem },
        { by: anna.id, text: 'it fails' },
      ];
      const words = `${problem}\n\nit fails`;
      const form = { kind: 'form' as const, words };
      const group = { conversation: 'a', state: stateOf(1, { heard, words }) };
      const said = { said: problem, decisions: [], removed: [], turn: 't1' };
      await store().saveTurn(aTurn({ ...group, asker: bert, keys: ['k1'], handled: said }));
      const asked = { ...said, said: 'a person', decisions: [form], turn: 't2' };
      const state = stateOf(2, { heard, words, pending: form });
      await store().saveTurn(aTurn({ ...group, state, asker: anna, keys: ['k2'], handled: asked }));
      const opened = aNewTicket({ asker: anna, title: problem });
      head = opened.ticket;
      await store().saveChange({ ...opened, story });
      await happens(anExpert, { kind: 'taken' }, [], `console ${anExpert.id} 1`);
      const [one, other] = [fileOf('f1'), fileOf('f2')];
      await happens(bertSpeaks, { kind: 'said', text: 'my number is 7', files: [one.note] }, [one]);
      await happens(
        { role: 'asker', id: anna.id, name: 'Anna' },
        { kind: 'said', text: 'Anna here', files: [other.note] },
        [other],
      );
      await happens(anExpert, { kind: 'said', text: 'hello, both' });
      await happens({ role: 'bot' }, { kind: 'said', text: 'To “my number is 7” I know nothing.' });
    });

    test.each([bert.id, 'bert@org'])('is told to %s, and nothing that others said', async (id) => {
      const { tickets, spoken } = await store().exportAsker(id);
      expect(tickets).toEqual([]);
      expect(spoken).toMatchObject([
        {
          ticket: 'K7M-3QX',
          before: [{ text: problem }, { text: `${pasted}, it fails badly` }, { text: problem }],
          entries: [{ seq: 3, event: { text: 'my number is 7' } }],
          files: [{ name: 'f1.log' }],
        },
      ]);
      expect(JSON.stringify(spoken)).not.toMatch(/Anna|Cara|cara-1|here, too|hello, both/);
    });

    test('is told to whoever opened the ticket, without who it was', async () => {
      const { tickets, spoken } = await store().exportAsker(anna.id);
      expect(spoken).toEqual([]);
      expect(tickets[0]?.entries).toHaveLength(6);
      expect(JSON.stringify(tickets)).toContain('Anna here');
      expect(JSON.stringify(tickets)).not.toMatch(/[Bb]ert|Cara|cara/);
    });

    test.each([bert.id, 'bert@org'])('goes with %s, with names and files; the rest stays', async (id) => {
      expect(await store().deleteAsker(id)).toMatchObject({ tickets: 0, spoken: 3 });
      const left = await all();
      expect(left).not.toMatch(/[Bb]ert|zeppelin|Zeppelin|my number|f1/);
      const { title, files, story: told } = (await store().loadTicket('K7M-3QX'))!;
      expect([title, files]).toEqual(['removed', { count: 1, bytes: 3 }]);
      expect(told).toMatchObject({
        words: 'it fails',
        messages: ['it fails badly'],
        others: [
          { name: 'removed', text: 'removed' },
          { name: 'Cara', text: 'here, too' },
        ],
        transcript: [
          { name: 'removed', text: 'removed' },
          { name: 'removed', text: 'removed' },
          { text: 'What is the problem?\n> removed' },
          { name: 'Anna', text: 'it fails badly' },
          { name: 'Cara', by: cara },
        ],
        tried: [
          {
            steps: [
              { text: 'Restart', isDone: true, by: 'removed' },
              { by: 'Cara', byId: 'cara-1' },
            ],
          },
        ],
      });
      expect(await store().entriesFrom('K7M-3QX', 3, 2)).toMatchObject([
        { seq: 3, by: { role: 'asker', id: 'removed', name: 'removed' }, event: { kind: 'said', text: 'removed' } },
        { seq: 4, event: { text: 'Anna here', files: [{ name: 'f2.log' }] } },
      ]);
      expect(await store().entriesFrom('K7M-3QX', 6, 1)).toMatchObject([
        { by: { role: 'bot' }, event: { text: 'To “removed” I know nothing.' } },
      ]);
      expect(await store().loadFile('f1')).toBeUndefined();
      expect(await store().loadFile('f2')).toBeDefined();
      expect(await store().listTickets({ text: 'zeppelin' }, 9)).toEqual([]);
      expect(await store().listTickets({ text: 'diskfull' }, 9)).toHaveLength(1);
      expect(await store().deleteAsker(id)).toMatchObject({ spoken: 0, mentions: 0 });
      await happens(anExpert, { kind: 'resolved' });
      expect((await store().loadHead('K7M-3QX'))?.state).toBe('resolved');
    });

    test('also goes from the words of the problem in their common talk, and from the forms of others', async () => {
      expect(await store().deleteAsker(bert.id)).toMatchObject({ keys: 1, mentions: 2 });
      expect(await stateIn(store(), 'a')).toMatchObject({
        ...{ words: 'removed\n\nit fails', heard: [{ by: anna.id, text: 'it fails' }] },
        pending: { words: 'removed\n\nit fails' },
      });
      const { handled } = await store().loadTurn('a', ['k2']);
      expect(handled?.decisions).toMatchObject([{ kind: 'form', words: 'removed\n\nit fails' }]);
    });

    test('an expert is told what they wrote, and goes by name, while what was told to the asker stays', async () => {
      const { spoken } = await store().exportAsker(anExpert.id);
      expect(spoken).toMatchObject([{ before: [], entries: [{ seq: 2 }, { seq: 5 }], files: [] }]);
      expect(await store().deleteAsker(anExpert.id)).toMatchObject({ spoken: 3 });
      expect((await store().loadHead('K7M-3QX'))?.expert).toEqual({ id: anExpert.id, name: 'removed' });
      const entries = await store().entriesFrom('K7M-3QX', 1, 99);
      expect(entries.filter(({ by }) => by.role === 'expert')).toMatchObject([
        { by: { id: 'removed', name: 'removed' }, event: { kind: 'taken' }, key: 'removed 2' },
        { by: { id: 'removed', name: 'removed' }, event: { text: 'hello, both' } },
      ]);
      expect(JSON.stringify(entries)).not.toContain(anExpert.id);
      expect(await store().findEntry('K7M-3QX', `console ${anExpert.id} 1`)).toBeUndefined();
    });
  });
}
