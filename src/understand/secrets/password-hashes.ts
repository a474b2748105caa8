import { patternDetector } from './detector.js';

/**
 * Password hashes and tickets that can be cracked or replayed.
 * Formats: crypt(5); the dumps of Windows accounts (`user:rid:LM:NT:::`); hashcat's list of example hashes for
 * NetNTLM and Kerberos; mimikatz output for `NTLM :`.
 */
export const passwordHashes = patternDetector('password hashes', [
  {
    kind: 'password hash',
    triggers: ['$'],
    pattern:
      /(?<![\w$])\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|i|d)|pbkdf2[\w-]{0,12}|scrypt|sha1|md5)\$[\w./$=,+-]{20,}/g,
  },
  {
    kind: 'password hash',
    triggers: [':::'],
    pattern: /:\d{1,6}:([0-9a-f]{32}:[0-9a-f]{32})(?=:::)/gi,
  },
  {
    kind: 'password hash',
    triggers: ['ntlm', 'lm hash', 'nt hash', 'nthash', 'lmhash', 'sha1'],
    pattern:
      /(?<![\w-])(?:NTLM|NT[ _-]?hash|LM[ _-]?hash|LM|NTLMv2|NTLM[ _-]hash)["']?\s{0,12}[:=]\s{0,4}["']?([0-9a-f]{32}(?::[0-9a-f]{32})?)(?![0-9a-f])/gi,
  },
  {
    kind: 'password hash',
    triggers: ['::'],
    pattern: /(?<![\w.-])[\w.$-]{1,64}::[\w.-]{0,64}:([0-9a-f]{16}:[0-9a-f]{32}:[0-9a-f]{20,})/gi,
  },
  {
    kind: 'Kerberos ticket',
    triggers: ['$krb5'],
    pattern: /\$krb5(?:tgs|asrep|pa|tgt)\$\d{0,2}\$?[^\s"']{20,}/gi,
  },
  {
    kind: 'Kerberos ticket',
    triggers: ['doif', 'doie'],
    pattern: /(?<![A-Za-z0-9+/])doI[EFG][A-Za-z0-9+/]{80,}={0,2}/g,
  },
  {
    kind: 'password hash',
    triggers: ['{ssha', '{sha', '{md5', '{crypt'],
    pattern: /\{(?:S?SHA(?:256|512)?|S?MD5|CRYPT)\}([A-Za-z0-9+/$.=]{16,})/g,
  },
]);
