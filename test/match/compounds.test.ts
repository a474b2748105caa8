import { describe, expect, test } from '@jest/globals';
import { compoundsIn } from '../../src/match/compounds.js';
import { stem } from '../../src/match/tokens.js';
import { matcherOf } from '../helpers/matcher.js';
import { aTopic, paragraph } from '../helpers/topics.js';
import { anUnderstanding } from '../helpers/understandings.js';

const words = new Set(['key', 'vault', 'keyvault', 'azure', 'backup', 'azurebackup', 'snap', 'shot'].map(stem));
const pairs = new Set([`${stem('key')} ${stem('vault')}`, `${stem('azure')} ${stem('backup')}`]);
const found = (text: string) =>
  compoundsIn(
    text,
    (token) => words.has(token),
    (first, second) => pairs.has(`${first} ${second}`),
  );

describe('the other way of writing', () => {
  test.each([
    ['two words as one', 'my key vault is gone', ['keyvault']],
    ['one word as two', 'my keyvault is gone', ['key', 'vault'].map(stem)],
    ['with an ending', 'all keyvaults', ['key', 'vault'].map(stem)],
    ['in capitals and with a sign between', 'Key-Vault', ['keyvault']],
    ['stemmed', 'Azure Backups', [stem('azurebackup')]],
    ['one word as two, stemmed', 'azurebackups', ['azure', 'backup'].map(stem)],
    ['each once', 'key vault key vault', ['keyvault']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ['two known words that never stand side by side', 'snapshot'],
    ['a word of which a part is unknown', 'keychain'],
    ['two words that make none', 'vault key'],
    ['a short word', 'backup'],
    ['a word with digits', 'keyvault1'],
    ['nothing', ''],
  ])('is not guessed for %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('is looked for in the first two hundred words', () => {
    expect(found(`${'so '.repeat(199)}keyvault`)).toEqual(['key', 'vault'].map(stem));
    expect(found(`${'so '.repeat(200)}keyvault`)).toEqual([]);
  });
});

describe('topics are found in either writing', () => {
  const said = (id: string, title: string) => aTopic(id, { title, summary: [paragraph('Call.')] });
  const two = matcherOf([said('two', 'No key vault'), said('disk', 'A full disk')]);
  const one = matcherOf([said('one', 'No keyvault'), said('disk', 'A full disk')]);

  test.each([
    ['one word in the text, two in the article', two, 'keyvault', 'two'],
    ['two words in the text, one in the article', one, 'key vault', 'one'],
    ['two words in the text joined by a hyphen', one, 'key-vault', 'one'],
  ])('%s', (_, match, text, topic) => {
    const [best] = match(anUnderstanding(text));
    expect(best?.topic).toBe(topic);
  });
});
