import { blockedPorts } from './blocked-ports.js';
import { isLoopback } from '../model/loopback.js';
import type { WebhookSettings, WebhookTarget } from '../model/webhook-settings.js';
import { partsOf, readDays, type SettingReader } from './setting-reader.js';

/** Which other systems are told of tickets. What is wrong is told without addresses and secrets: both open doors. */
export function readWebhooks(reader: SettingReader): WebhookSettings {
  const urls = partsOf(reader.get('WEBHOOK_URLS'), ',');
  const secrets = partsOf(reader.get('WEBHOOK_SECRETS'), ',');
  const settings = {
    offDays: readDays(reader, 'WEBHOOK_OFF_DAYS', 5),
    keepDays: readDays(reader, 'WEBHOOK_KEEP_DAYS', 30),
  };
  if (urls.length !== secrets.length) {
    reader.wrong(
      `WEBHOOK_URLS holds ${urls.length} and WEBHOOK_SECRETS ${secrets.length}: give one secret for each address, in the ` +
        'same order, separated by commas (a comma within an address is written %2C).',
    );
    return { targets: [], ...settings };
  }
  const targets = urls.map((url, index): WebhookTarget => {
    const known = urls.slice(0, index).includes(url);
    const problem = known ? 'is there twice: leave one of them out' : urlProblem(url);
    if (problem !== undefined) reader.wrong(`WEBHOOK_URLS: address ${index + 1} ${problem}.`);
    return { url, secrets: readSecrets(reader, secrets[index] ?? '', index + 1) };
  });
  return { targets, ...settings };
}

function urlProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'is none: write https://host/path';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'begins with http: use https (http only for this machine, such as http://127.0.0.1:8080/)';
  }
  if (url.username !== '' || url.password !== '')
    return 'holds a user or a password: a receiver knows us by the signature';
  if (url.hash !== '') return 'ends with a # part, which is never sent: leave it out';
  if (blockedPorts.has(Number(url.port)))
    return `has the port ${url.port}, to which no web request is sent: give another`;
  return undefined;
}

/** A new secret and, while a receiver changes to it, the one before. */
function readSecrets({ wrong }: SettingReader, text: string, number: number): string[] {
  const secrets = partsOf(text, '|');
  for (const secret of secrets) {
    const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
    const bytes = encoded !== undefined && encoded.length % 4 === 0 ? Buffer.from(encoded, 'base64').length : 0;
    if (bytes >= 24 && bytes <= 64) continue;
    wrong(
      `WEBHOOK_SECRETS: secret ${number} is none: write whsec_ and base64 of 24 to 64 random bytes, ` +
        'as `echo whsec_$(openssl rand -base64 32)` prints it.',
    );
  }
  if (secrets.length > 2)
    wrong(`WEBHOOK_SECRETS: address ${number} has ${secrets.length} secrets: two at most, new|old.`);
  return secrets;
}
