import { authorization } from './authorization.js';
import { azureKeys } from './azure-keys.js';
import { cloudTokens } from './cloud-tokens.js';
import { codeHostTokens } from './code-host-tokens.js';
import { commandPasswords } from './command-passwords.js';
import { cookies } from './cookies.js';
import type { Detector } from './detector.js';
import { emailAddresses } from './e-mail-addresses.js';
import { bareLines, encodedBlocks } from './encoded-blocks.js';
import { jsonWebTokens } from './json-web-tokens.js';
import { namedValues } from './named-values.js';
import { oneTimeCodes } from './one-time-codes.js';
import { passwordColumns } from './password-columns.js';
import { passwordHashes } from './password-hashes.js';
import { passwordLists } from './password-lists.js';
import { paymentNumbers } from './payment-numbers.js';
import { phoneNumbers } from './phone-numbers.js';
import { armouredKeys, bareKeys, puttyKeys } from './private-keys.js';
import { recoverySecrets } from './recovery-secrets.js';
import { sasSignatures } from './sas-signatures.js';
import { serviceTokens } from './service-tokens.js';
import { toldPasswords } from './told-passwords.js';
import { bareUserinfo, urlPasswords } from './url-passwords.js';
import { valuesBelow } from './values-below.js';
import { valueFirst } from './value-first.js';
import { vaultCredentials } from './vault-credentials.js';
import { structuredKeys } from './xml-keys.js';

/**
 * Everything that finds secrets. Among finds of the same length the earlier one in this list gives its name:
 * whole blocks, then what has a structure of its own, then what is known by the words around it.
 */
export const secretDetectors: readonly Detector[] = [
  armouredKeys,
  vaultCredentials,
  bareKeys,
  puttyKeys,
  encodedBlocks,
  bareLines,
  structuredKeys,
  jsonWebTokens,
  sasSignatures,
  codeHostTokens,
  cloudTokens,
  serviceTokens,
  azureKeys,
  urlPasswords,
  bareUserinfo,
  authorization,
  cookies,
  passwordHashes,
  recoverySecrets,
  oneTimeCodes,
  commandPasswords,
  namedValues,
  valueFirst,
  toldPasswords,
  valuesBelow,
  passwordLists,
  passwordColumns,
  paymentNumbers,
];

/** What identifies a person rather than opens a door; each can be left in. */
export const contactDetectors = { emails: emailAddresses, phones: phoneNumbers } as const;
