import { around, type Reach } from '../model/failpoint.js';
import type { Store } from '../model/store.js';
import type { Database } from './database.js';

/** A database that tells when something is written and not yet saved, and when it is. */
export function databaseWithFailpoints(database: Database, reach: Reach): Database {
  return {
    ...database,
    async write(operation) {
      const result = await database.write(async (trx, tell) => {
        const value = await operation(trx, tell);
        reach('commit:before');
        return value;
      });
      reach('commit:after');
      return result;
    },
  };
}

/** A store that tells before and after whatever it changes. */
export function storeWithFailpoints(store: Store, reach: Reach): Store {
  return {
    ...store,
    saveTurn: (turn) => around(reach, 'save-turn', () => store.saveTurn(turn)),
    saveChange: (change) => around(reach, 'save-change', () => store.saveChange(change)),
    savePost: (post) => around(reach, 'save-post', () => store.savePost(post)),
    addItems: (...asked) => around(reach, 'add-items', () => store.addItems(...asked)),
    openDirectLine: (...asked) => around(reach, 'open-line', () => store.openDirectLine(...asked)),
    appendActivities: (...asked) => around(reach, 'append', () => store.appendActivities(...asked)),
    takeOverItems: () => around(reach, 'take-over', () => store.takeOverItems()),
    claimItems: (...asked) => around(reach, 'claim', () => store.claimItems(...asked)),
    removeItem: (id) => around(reach, 'remove', () => store.removeItem(id)),
    putBackItem: (...asked) => around(reach, 'put-back', () => store.putBackItem(...asked)),
    removeOld: (before) => around(reach, 'remove-old', () => store.removeOld(before)),
  };
}
