import type { ContactsFilter, RemovedSecret } from '../model/understanding.js';
import { contactDetectors, secretDetectors } from './secrets/detectors.js';
import { removeWith } from './secrets/remove-with.js';
import { withoutTerminalCodes } from './secrets/terminal-codes.js';

/**
 * Removes secrets from a text and leaves `[password removed]` and the like in their place; everything around them
 * stays, but for the codes that colour the output of a terminal. Filtering the result again changes nothing. Takes time in proportion to the length of the text.
 *
 * @returns the text, and how many of each kind were removed, in the order in which the kinds first appear.
 */
export function removeSecrets(
  text: string,
  { emails = true, phones = true }: ContactsFilter = {},
): { text: string; removed: RemovedSecret[] } {
  const contacts = [...(emails ? [contactDetectors.emails] : []), ...(phones ? [contactDetectors.phones] : [])];
  return removeWith([...secretDetectors, ...contacts], withoutTerminalCodes(text));
}
