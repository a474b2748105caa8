import type { Asker } from '../model/asker.js';
import { asKey } from './keys.js';
import { prepared } from './prepared.js';
import type { Trx } from './tables.js';

const insert = prepared<{ conversation: string; id: string; channel: string; alias: string | null }, never>(
  (db, slot) =>
    db
      .insertInto('askers')
      .values({
        ...{ conversation: slot('conversation'), id: slot('id') },
        ...{ channel: slot('channel'), alias: slot('alias') },
      })
      .onConflict((conflict) => conflict.doNothing()),
);

/** Notes who takes part in a conversation. */
export async function noteAsker(trx: Trx, conversation: string, { id, channel, alias }: Asker): Promise<void> {
  const known = alias === undefined ? null : asKey(alias);
  await insert(trx, { conversation, id: asKey(id), channel: asKey(channel), alias: known });
}
