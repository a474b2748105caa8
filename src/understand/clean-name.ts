import { personName } from '../model/person-name.js';
import { removeSecrets } from './remove-secrets.js';

/**
 * A person's name that can be kept and shown: some channels let people call themselves what they like, also a password.
 * Addresses stay: they tell who it is.
 * @returns an empty text where nothing is left of it
 */
export function cleanName(written: string): string {
  return personName(removeSecrets(personName(written), { emails: false, phones: false }).text);
}
