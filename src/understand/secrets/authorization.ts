import { decodeStart } from './base64.js';
import { patternDetector } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';
import { looksRandom } from './looks-secret.js';

const NAME = `authori[sz]ation(?:\\\\{0,3}["'])?\\s{0,4}(?:[:=,]|=>|%3A)\\s{0,4}(?:\\\\{0,3}["'])?\\s{0,4}`;
const SCHEMES =
  'basic|bearer|token|negotiate|ntlm|kerberos|apikey|api-key|key|ssws|splunk|geniekey|dpop|pop|oauth|private-token|hawk';

const isValue = (secret: string): boolean => !isDocumentationValue(secret);
const isToken = (secret: string): boolean => isValue(secret) && (looksRandom(secret, 12) || /\d/.test(secret));

/** Whether a base64 text stands for `user:password` in printable characters. */
function isBasicPair(encoded: string): boolean {
  const pair = decodeStart(encoded, 200);
  return /^[ -~\u00a0-\uffff]{1,80}:[ -~\u00a0-\uffff]{1,200}$/.test(pair) && !/^[\w-]+:\/\//.test(pair);
}

/**
 * The secret part of HTTP authorization, with its header or alone. Name, scheme and account stay.
 * Formats: RFC 7617 (Basic), RFC 6750 (Bearer), RFC 7616 (Digest), RFC 4559 (Negotiate);
 * learn.microsoft.com/rest/api/storageservices, "Authorize with Shared Key"; AWS Signature Version 4.
 */
export const authorization = patternDetector('authorization headers', [
  {
    kind: 'bearer token',
    triggers: ['bearer'],
    pattern: /(?<![A-Za-z])bearer(?:\s{1,4}|%20|\+|:\s{0,2}|=)(?:\\{0,3}["'])?([\w.~+/=%-]{12,})/gi,
    accepts: (secret) => isToken(secret) && !/^[a-z]+=|^[a-z]+_[a-z_]+$/i.test(secret),
  },
  {
    kind: 'basic credentials',
    triggers: ['basic'],
    pattern: /(?<![A-Za-z])basic(?:\s{1,4}|%20)([A-Za-z0-9+/_-]{6,}={0,2})/gi,
    accepts: isBasicPair,
  },
  {
    kind: 'account key signature',
    triggers: ['sharedkey'],
    pattern: /SharedKey(?:Lite)?\s{1,4}[\w-]{1,64}:([A-Za-z0-9+/]{16,}={0,2})/gi,
  },
  {
    kind: 'authorization header',
    triggers: ['authorization', 'authorisation'],
    pattern: new RegExp(`${NAME}(?:${SCHEMES})\\s{1,4}(?:\\\\{0,3}["'])?([^\\s"'<>,;\\\\]{4,})`, 'gi'),
    accepts: (secret) => isValue(secret) && !/^[a-z]+=/i.test(secret) && !/^[a-z]{1,20}[.:,]?$/i.test(secret),
  },
  {
    kind: 'authorization header',
    triggers: ['authorization', 'authorisation'],
    pattern: new RegExp(`${NAME}([^\\s"'<>,;\\\\]{12,})`, 'gi'),
    accepts: (secret) => looksRandom(secret, 16) && !/^(?:Digest|SharedKey|AWS4)/i.test(secret),
  },
  {
    // Digest, Hawk, OAuth 1, AWS: a list of parameters, of which these are made with the secret.
    kind: 'signature',
    triggers: ['response=', 'mac=', 'signature=', 'oauth_token'],
    pattern:
      /(?<![\w-])(?:response|mac|oauth_signature|oauth_token|Signature)\s{0,2}=\s{0,2}\\{0,3}["']?([A-Za-z0-9+/%=]{20,})/g,
    accepts: (secret) => isValue(secret) && /\d/.test(secret),
  },
  {
    // The tokens of Negotiate and NTLM carry their own mark.
    kind: 'authorization header',
    triggers: ['tlrmtvntuaa', 'yii'],
    pattern: /(?<![A-Za-z0-9+/])((?:TlRMTVNTUAA|(?<=(?:Negotiate|Kerberos)\s{1,4})YII)[A-Za-z0-9+/]{16,}={0,2})/g,
  },
]);
