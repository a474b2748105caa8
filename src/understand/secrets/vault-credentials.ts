import type { Detector, Find } from './detector.js';

const TAGS =
  'ManagementCert|ChannelIntegrityKey|CertificateBlob|VaultCertificate|PfxBlob|RawCertificateData|Signature|SignatureValue';
const OPENING = new RegExp(`<(?:\\w{1,20}:)?(?:${TAGS})(?:\\s[^<>]{0,200})?>`, 'gi');
const CLOSING = new RegExp(`</(?:\\w{1,20}:)?(?:${TAGS})>`, 'gi');
const CONTENT = /(?:[A-Za-z0-9+/=\s]|&#x[ad];|&#1[03];|\\[rn])*/iy;
const CONTENT_CHARACTER = /[A-Za-z0-9+/=\s]/;
const SHORTEST = 12;

/**
 * What is secret in a vault credentials file: the certificate with its key, and the keys that sign and seal.
 * Names, ids and addresses in it stay. Whole files and pieces of them.
 * Format: RSBackupVaultAADCreds and RSVaultAsrCreds in Azure/azure-powershell (RecoveryServices, VaultCredentials).
 */
export const vaultCredentials: Detector = {
  name: 'vault credential files',
  triggers: TAGS.toLowerCase().split('|'),
  find: ({ text }) => [...afterOpening(text), ...beforeClosing(text)],
};

function afterOpening(text: string): Find[] {
  const finds: Find[] = [];
  for (const tag of text.matchAll(OPENING)) {
    CONTENT.lastIndex = tag.index + tag[0].length;
    const content = CONTENT.exec(text)?.[0] ?? '';
    pushContent(finds, content, tag.index + tag[0].length);
  }
  return finds;
}

/** A piece whose opening tag was not pasted: the base64 that stands before a closing tag. */
function beforeClosing(text: string): Find[] {
  const finds: Find[] = [];
  let done = 0;
  for (const tag of text.matchAll(CLOSING)) {
    let start = tag.index;
    while (start > done && CONTENT_CHARACTER.test(text.charAt(start - 1))) start--;
    done = tag.index;
    const body = text.slice(start, tag.index);
    const first = /[A-Za-z0-9+/]{12,}/.exec(body);
    if (first) pushContent(finds, body.slice(first.index), start + first.index);
  }
  return finds;
}

function pushContent(finds: Find[], content: string, from: number): void {
  const start = from + (content.length - content.trimStart().length);
  const end = from + content.trimEnd().length;
  if (end - start >= SHORTEST) finds.push({ start, end, kind: 'vault credential' });
}
