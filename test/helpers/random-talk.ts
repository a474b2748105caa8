import { readCardAction } from '../../src/channels/card-action.js';
import type { Message } from '../../src/model/message.js';
import type { Card } from '../../src/model/reply.js';
import { elementsOf, sendingActions } from './cards.js';

/** What people paste and tell. */
const problems = [
  ...['UserErrorGuestAgentStatusUnavailable', 'BackUpOperationFailedV2 on a SUSE machine', 'UnheardOfErrorCode'],
  ...['Backup of files and folders with the Azure Backup agent (MARS) fails', 'UserErrorRpCollectionLimitReached'],
  ...['ExtensionSnapshotFailedNoNetwork', 'vm backup fails', 'snapshot failed', 'backup is slow', 'encrypted vm fails'],
  ...['mars agent cannot connect', '1. UserErrorRpCollectionLimitReached\n2. UserErrorBackupOperationInProgress'],
];

/** What people say besides, and what nobody should. */
const asides = [
  ...['yes', 'no', 'ok', '👍', '1', '2', '9', 'back', 'start over', 'help', 'what did I try', 'still failing', 'next'],
  ...['it worked', 'thanks', 'hi', 'show the others', 'none of these', 'go on', 'done 1', 'done 1 and 2', 'untick 1'],
  ...['all done', 'done 99', 'it is Windows', 'sorry, linux', 'both', 'I don’t know', 'it is encrypted', 'mars', 'vm'],
  ...['a person please', '', '   ', '🙁', 'x'.repeat(5_000), '__proto__', 'constructor', '${title}', '<b>x</b>', '\0'],
];

/** What somebody does next who does anything: clicks on any card that is there, ticks anything, says anything. */
export function randomMessage(
  next: (below: number) => number,
  shown: readonly Card[],
  old: readonly Card[],
  conversation: string,
): Message {
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const id = `${next(1_000_000)}`;
  const name = pick(['Ann', 'Ben', 'Cleo']);
  const common = {
    ...{ id, conversation, asker: { channel: 'test', id: name, name }, isGroup: true as const },
    traits: { cards: true, universalActions: false },
  };
  const cards = next(4) > 0 ? shown : old;
  const card = cards.length > 0 ? pick(cards) : undefined;
  const buttons = card ? sendingActions(card) : [];
  if (next(2) === 0 && card && buttons.length > 0) {
    const action = readCardAction({ ...pick(buttons).data, ...inputsOf(card, next) }, (text) => text);
    return action ? { ...common, kind: 'action', action } : { ...common, kind: 'unknown-action' };
  }
  const text = next(5) < 2 ? pick(problems) : next(9) === 0 ? `${pick(problems)} ${pick(asides)}` : pick(asides);
  const edit = next(12) === 0 ? { isEdit: true as const, original: '1' } : {};
  return { ...common, kind: 'text', text, attachments: next(30) === 0 ? 1 : 0, ...edit };
}

/** The boxes of a card, of which some were clicked. */
function inputsOf(card: Card, next: (below: number) => number): Record<string, string> {
  const boxes = elementsOf(card.body).filter(({ type }) => type === 'Input.Toggle');
  return Object.fromEntries(
    boxes.map(({ id, value }) => [id as string, next(4) === 0 ? String(value !== 'true') : (value as string)]),
  );
}
