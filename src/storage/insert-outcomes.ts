import type { Outcome } from '../model/outcome.js';
import type { Trx } from './tables.js';

/** Keeps what the keeper learns of topics. Nothing of it leads to a conversation or an asker. */
export async function insertOutcomes(trx: Trx, outcomes: readonly Outcome[], now: number): Promise<void> {
  const rows = outcomes.map(({ topic, result, part = null, ...more }) => ({
    ...{ topic, result, part, json: JSON.stringify(more), created_at: now },
  }));
  await trx.insertInto('outcomes').values(rows).execute();
}
