import { expect, test } from '@jest/globals';
import type { Message } from '../../src/model/message.js';
import type { Spoken } from '../../src/model/store.js';
import { changeOf } from '../../src/turn/ticket-change.js';
import { printers } from '../helpers/printers.js';
import { aState } from '../helpers/talks.js';
import { packOf } from '../helpers/topics.js';

const message: Message = {
  ...{ kind: 'text', id: 'm', conversation: 'a', text: 'a person, please', attachments: 0, isGroup: true },
  asker: { channel: 'test', id: 'ann', alias: 'ann@org', name: 'Ann' },
  traits: { cards: true, universalActions: false },
  address: { via: 'test', channel: 'test', conversation: 'a' },
};
const spokenBy = (asker: string, said: string, more: Partial<Spoken> = {}): Spoken => {
  return { asker, said, at: 1, decisions: [], removed: [], turn: said, ...more };
};

/** The lines of askers in the ticket that is opened after this was said. */
async function linesAfter(spoken: Spoken[], from = message) {
  const { story } = await changeOf(
    { kind: 'open', ticket: 'K7M-3QX', words: '', answers: [] },
    {
      ...{ message: from, state: aState(), pack: packOf(...printers), contacts: {}, at: 9, ticket: undefined },
      ...{ removed: [], replies: [], said: 'a person, please', told: () => '' },
    },
    {
      store: {
        ...{ spokenIn: async () => spoken, listTickets: async () => [] },
        ...{ loadHead: async () => undefined, openingsBy: async () => [] },
      },
      tellOthers: async () => [],
      newTicketId: () => 'K7M-3QX',
      opens: () => undefined,
      saved: () => undefined,
    },
  );
  return story?.transcript.map(({ name, by, text }) => [name, by, text]);
}

test('each line of a group says who wrote it, and where that is not known, that it was somebody else', async () => {
  expect(
    await linesAfter([
      spokenBy('bob', 'one', { name: 'Bob', alias: 'bob@org' }),
      spokenBy('eve', 'two'),
      spokenBy('ann', 'three'),
    ]),
  ).toEqual([
    ['Bob', { id: 'bob', alias: 'bob@org' }, 'one'],
    ['Somebody else', { id: 'eve' }, 'two'],
    ['Ann', { id: 'ann' }, 'three'],
    ['Ann', { id: 'ann', alias: 'ann@org' }, 'a person, please'],
  ]);
});

test('where nobody else takes part, the lines need no name', async () => {
  const alone = { ...message };
  delete alone.isGroup;
  expect(await linesAfter([spokenBy('ann', 'one')], alone)).toEqual([
    [undefined, undefined, 'one'],
    [undefined, undefined, 'a person, please'],
  ]);
});
