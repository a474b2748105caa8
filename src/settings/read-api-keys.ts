import type { ApiKey } from '../model/api-key.js';
import { partsOf, type SettingReader } from './setting-reader.js';

const shortestKey = 32;

/** Who may use the HTTP API. */
export function readApiKeys({ get, wrong }: SettingReader): ApiKey[] {
  const keys = partsOf(get('API_KEYS'), ',').map((part, index): ApiKey => {
    const [, name, key] = /^([^:]*):(.*)$/.exec(part) ?? [];
    const number = index + 1;
    if (name === undefined || key === undefined || !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,49}$/u.test(name)) {
      wrong(
        `API_KEYS: entry ${number} is none: write name:key, the name of up to 50 letters, digits, blanks, . _ and -.`,
      );
      return { name: '', key: '' };
    }
    if (!/^[\x21-\x7e]*$/.test(key)) wrong(`API_KEYS: the key of ${name} holds blanks or letters beyond ASCII.`);
    else if (key.length < shortestKey) {
      wrong(
        `API_KEYS: the key of ${name} has ${key.length} characters: give at least ${shortestKey} random ones, ` +
          'as `openssl rand -hex 32` prints them.',
      );
    }
    return { name, key };
  });
  const known = keys.filter(({ name }) => name !== '');
  if (new Set(known.map(({ name }) => name)).size < known.length)
    wrong('API_KEYS holds a name twice: name each system.');
  if (new Set(known.map(({ key }) => key)).size < known.length) {
    wrong('API_KEYS holds a key twice: give each system one of its own.');
  }
  return keys;
}
