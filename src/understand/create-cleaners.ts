import type { Clean, CleanAndCount } from '../model/turn.js';
import type { ContactsFilter } from '../model/understanding.js';
import { removeSecrets } from './remove-secrets.js';

/** The filter of secrets as the edges use it. @param contacts which contacts are removed as well */
export function createCleaners(contacts?: ContactsFilter): { clean: Clean; cleanAndCount: CleanAndCount } {
  return {
    clean(text, told) {
      const { text: left, removed } = removeSecrets(text, contacts);
      if (removed.length > 0) told?.(removed);
      return left;
    },
    cleanAndCount(text) {
      const { text: left, removed } = removeSecrets(text, contacts);
      return { text: left, removed: removed.reduce((sum, { count }) => sum + count, 0) };
    },
  };
}
