import { patternDetector } from './detector.js';

/** Not inside a longer base64 text or behind the end of one, and not behind the name of a digest. */
const NOT_BEFORE =
  '(?<![A-Za-z0-9+/_-]|[A-Za-z0-9+/]{24}={1,2})(?<!(?:sha(?:256|384|512)|[Hh]ash|[Dd]igest)[-:= ]{1,2})';
/** The same in percent-encoded text, where it may stand behind an encoded sign. */
const NOT_BEFORE_ENCODED = '(?:(?<![A-Za-z0-9+/_%-])|(?<=%(?:25)?(?:2[0267c]|3[abd])))';

/**
 * Keys of Azure services that are recognised by themselves, without the name of a setting beside them.
 * Formats: learn.microsoft.com/purview, "sensitive information type entity definitions" for Azure; the letters that
 * mark a key's service: microsoft/security-utilities; the App secret: Microsoft Entra documentation.
 */
export const azureKeys = patternDetector('Azure keys', [
  {
    // 64 bytes: storage, Batch, Cosmos DB; nothing else in a support text is a base64 text of exactly 88 characters.
    kind: 'account key',
    triggers: ['=='],
    pattern: new RegExp(`${NOT_BEFORE}[A-Za-z0-9+/]{86}==`, 'g'),
    accepts: (key) => /\d/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key),
  },
  {
    // The same in an address.
    kind: 'account key',
    triggers: ['%3d%3d'],
    pattern: new RegExp(`${NOT_BEFORE_ENCODED}(?:[a-z0-9]|%2[bf]){86}%3d%3d`, 'gi'),
    accepts: (key) => /\d/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key),
  },
  {
    // The same, cut off at its end: its service's letters still tell.
    kind: 'account key',
    triggers: ['+ast', 'acdb', '+abt'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{74,76}(?:\+ASt|\+ABt|ACDb)[A-Za-z0-9+/]{0,8}={0,2}/g,
  },
  {
    // 32 bytes, marked: Service Bus, Event Hubs, Relay, IoT Hub, Event Grid, Search and others.
    kind: 'shared access key',
    triggers: ['+asb', '+aeh', '+arm', 'aiot', 'azeg', '+aeg', 'azca'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}(?:\+ASb|\+AEh|\+ARm|AIoT|AZEG|\+AEG|AzCa)[A-P][A-Za-z0-9+/]{3,5}=?/g,
  },
  {
    kind: 'API key',
    triggers: ['azse', 'azfu', '+acr'],
    pattern: /(?<![\w+/=-])[\w+/-]{38,46}(?:AzSe|AzFu|\+ACR)[\w+/-]{4,8}={0,2}/g,
  },
  {
    // The annotated form of newer keys: 84 characters, fixed letters in the middle.
    kind: 'access key',
    triggers: ['jqqj9'],
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{10,35}={0,2}/g,
  },
  {
    kind: 'client secret',
    triggers: ['q~'],
    pattern: /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{20,37}/g,
  },
  {
    // 52 characters of base32, the older Azure DevOps token; letters and digits 2-7 must both be there.
    kind: 'Azure DevOps token',
    triggers: [],
    pattern: /(?<![A-Za-z0-9_/+=.-])[a-z2-7]{52}(?![A-Za-z0-9_/+=-])/g,
    accepts: (token) => (token.match(/[2-7]/g)?.length ?? 0) >= 3 && (token.match(/[a-z]/g)?.length ?? 0) >= 20,
  },
]);
