import { patternDetector } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';

const isValue = (secret: string): boolean => !isDocumentationValue(secret) && /[A-Za-z0-9]{3}/.test(secret);

/**
 * The signature of a shared access signature or of another signed address; what was signed stays.
 * Format: learn.microsoft.com, "Create an account/service/user delegation SAS"; AWS Signature Version 4 and Google
 * Cloud "signed URLs" for the other two.
 */
export const sasSignatures = patternDetector('signatures in addresses', [
  {
    kind: 'SAS signature',
    triggers: ['sig=', 'sig%3d', 'sig%253d', 'sig":', "sig':", 'sig\\":', 'sig":', 'sig =', 'sig%3D'],
    pattern:
      /(?:(?<![A-Za-z0-9_])|(?<=%(?:25){0,2}(?:26|3f)))sig(?:=|%(?:25){0,2}3d|\s{0,2}=\s{0,2}|\\{0,3}["']\s{0,3}[:=]\s{0,3}\\{0,3}["'])((?:(?!%(?:25){0,2}26)[\w%+/=.~-]){8,}(?:\r?\n(?=[\w%+/]{1,60}(?:[&\s"']|$))[\w%+/=]{0,60})?)/gi,
    accepts: (secret) => isValue(secret) && (/\d|%/.test(secret) || secret.length >= 30),
  },
  {
    kind: 'signature',
    triggers: ['signature=', 'signature%3d'],
    pattern: /(?:X-Amz-Signature|X-Goog-Signature|[?&;, ]Signature)(?:=|%3d)([\w%+/=~-]{20,})/gi,
    accepts: isValue,
  },
]);
