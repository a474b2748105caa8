import type { News, Notifications } from '../model/notifications.js';
import type { Db, Dialect, Trx } from './tables.js';

/** Something to do in a transaction. It may be done again, so it changes nothing but the database. */
export type Operation<T> = (trx: Trx, tell: (news: News) => void) => Promise<T>;

/** An open database. */
export interface Database {
  dialect: Dialect;
  /** Reads, outside of any transaction. @throws Problem when the database cannot be reached. */
  read<T>(operation: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Does something as a whole or not at all. What is told is told when it is saved.
   * @throws what the operation throws, and a Problem when the database cannot save it now.
   */
  write<T>(operation: Operation<T>): Promise<T>;
  notifications: Notifications;
  /** Makes other processes that change the schema wait until this transaction ends. */
  lockSchema(trx: Trx): Promise<void>;
  /** Whether it can be written to now; if not, what is to be done. */
  check(): Promise<{ ok: boolean; detail?: string }>;
  /**
   * Takes off the disk what was removed, as far as the database keeps copies of its own for a while that it can give up.
   * @throws Problem `not-wiped` when another program keeps it from that.
   */
  wipe(): Promise<void>;
  close(): Promise<void>;
}
