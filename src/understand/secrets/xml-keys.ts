import { patternDetector } from './detector.js';

/**
 * The private half of keys written as XML (.NET's RSAKeyValue) or as JSON (JWK). The public half stays.
 * Format: XML Signature (RSAKeyValue) with .NET's private elements; RFC 7517 and 7518 (JSON Web Key).
 */
export const structuredKeys = patternDetector('private keys in XML and JSON', [
  {
    kind: 'private key',
    triggers: ['<d>', '<p>', '<q>', '<dp>', '<dq>', '<inverseq>'],
    pattern: /<(?:D|P|Q|DP|DQ|InverseQ)>\s{0,20}([A-Za-z0-9+/=\s]{40,2048})(?=<|$)/g,
    accepts: (secret) => !/ \w+ /.test(secret),
  },
  {
    kind: 'private key',
    triggers: ['"kty', "'kty", '\\"kty'],
    pattern: /["'](?:d|p|q|dp|dq|qi|k)\\{0,3}["']\s{0,4}:\s{0,4}\\{0,3}["']([\w-]{20,2048})/g,
  },
]);
