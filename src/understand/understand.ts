import type { ContactsFilter, Understanding } from '../model/understanding.js';
import { findCodes, findHresults } from './find-codes.js';
import { findMessages } from './find-messages.js';
import { findParts } from './find-parts.js';
import { findPersonWish } from './find-person.js';
import { findPlatform } from './find-platform.js';
import { isUrgent } from './find-urgency.js';
import { findDone, findPick, findWish, persists } from './find-wish.js';
import { readable } from './readable.js';
import { removeSecrets } from './remove-secrets.js';
import { withoutPlaceholders } from './secrets/placeholder.js';
import { tellingText } from './telling-text.js';

/**
 * Reads what an asker wrote: secrets go first, so that nothing read from the text can hold one. The text may be of any
 * length; the time grows with it and no faster.
 */
export function understand(written: string, contacts: ContactsFilter = {}): Understanding {
  const { text, removed } = removeSecrets(written, contacts);
  const plain = readable(withoutPlaceholders(text));
  const platform = findPlatform(plain);
  const person = findPersonWish(plain);
  const wish = findWish(plain) ?? (person && 'person');
  const pick = findPick(plain);
  const done = findDone(plain);
  return {
    text,
    readable: plain,
    telling: tellingText(plain),
    parts: findParts(plain),
    removed,
    codes: findCodes(plain),
    hresults: findHresults(plain),
    messages: findMessages(plain),
    ...(platform !== undefined && { platform }),
    ...(wish !== undefined && { wish }),
    ...(wish === 'person' && person && person.rest !== '' && { besides: person.rest }),
    ...(pick !== undefined && { pick }),
    ...(done !== undefined && { done }),
    ...(isUrgent(plain) && { isUrgent: true as const }),
    ...(persists(plain) && { persists: true as const }),
  };
}
