import type { FileRefusal, FileSource } from '../../model/files.js';
import { fileLimits } from '../../model/files.js';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import type { IncomingActivity } from '../activity.js';
import { isObject, listAt, textAt } from '../json.js';
import type { GetToken } from './credentials.js';

/** What fetching files needs. */
export interface FileParts {
  fetch: typeof globalThis.fetch;
  /** The bot's token, for pictures that stand in a message. */
  getToken: GetToken;
  log: Log;
}

/** The content type of a file that was sent in Teams. Source: msteams-docs, "Send and receive files through a bot". */
const sharedFile = 'application/vnd.microsoft.teams.file.download.info';

/** Milliseconds for one file; the channel waits 15 s for the answer. */
const fetchMs = 6_000;
/** Milliseconds for all files of a message. */
const allMs = 9_000;

/**
 * Hosts of Microsoft from which files are fetched, and nobody else's: an address in a message is no reason to call it.
 * SharePoint and OneDrive hold what is shared in Teams; pictures in a message lie at the channel's own service.
 */
const fileHosts = [/\.sharepoint\.com$/, /^teams\.microsoft\.com$/];
/** So many are looked at; a message takes fewer. */
const mostAttachments = 20;

/** The files of a message that can be fetched. Nothing is fetched before it is read. */
export function incomingFiles(activity: IncomingActivity, parts: FileParts): FileSource[] {
  const deadline = { at: 0 };
  const service = serviceOf(activity);
  const attachments = listAt(activity, 'attachments').slice(0, mostAttachments);
  return attachments.flatMap((attachment): FileSource[] => {
    const found = addressOf(attachment);
    if (!found) return [];
    const { url, name } = found;
    return [
      {
        name,
        read: () => {
          deadline.at ||= Date.now() + allMs;
          return read(url, service, Math.min(fetchMs, deadline.at - Date.now()), parts);
        },
      },
    ];
  });
}

/** Where the attachments of the channel that wrote this lie; undefined where it is none of Microsoft's. */
function serviceOf(activity: IncomingActivity): string | undefined {
  const address = textAt(activity, 'serviceUrl') ?? '';
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  return protocol === 'https:' && serviceHosts.some((host) => host.test(hostname)) ? origin : undefined;
}

const serviceHosts = [/^smba\.trafficmanager\.net$/, /\.botframework\.com$/];

/**
 * The bot's token opens more than files, so it goes only to the files of the channel that the message came from. Source: Bot
 * Framework Connector, `GET /v3/attachments/{id}/views/{view}`; Teams has a region before it.
 */
function isOfService({ origin, pathname }: URL, service: string | undefined): boolean {
  return origin === service && /^(?:\/[\w-]{1,20})?\/v3\/attachments\/[^/]+\/views\/[^/]+$/.test(pathname);
}

function addressOf(attachment: unknown): { url: string; name: string } | undefined {
  const type = textAt(attachment, 'contentType') ?? '';
  const content = isObject(attachment) ? attachment.content : undefined;
  const isShared = type === sharedFile;
  if (!isShared && !type.startsWith('image/')) return undefined;
  const url = isShared ? textAt(content, 'downloadUrl') : textAt(attachment, 'contentUrl');
  const preset = isShared ? 'file' : 'picture';
  return url === undefined ? undefined : { url, name: textAt(attachment, 'name') ?? preset };
}

async function read(
  address: string,
  service: string | undefined,
  ms: number,
  { fetch, getToken, log }: FileParts,
): Promise<{ data: Buffer } | { refused: FileRefusal }> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isService = url !== undefined && isOfService(url, service);
  const isFileHost = url !== undefined && (url.origin === service || fileHosts.some((host) => host.test(url.hostname)));
  if (url?.protocol !== 'https:' || url.port !== '' || !(isService || isFileHost)) {
    // The host alone: the rest of the address opens the file.
    log.warn({ host: url?.hostname }, 'a file was not fetched: it lies at no host of Microsoft');
    return { refused: 'not-read' };
  }
  try {
    if (ms <= 0) throw new Error('the files before it took too long');
    const headers: Record<string, string> = isService ? { authorization: `Bearer ${await getToken(false)}` } : {};
    const signal = AbortSignal.timeout(ms);
    const response = await fetch(url, { headers, redirect: 'error', signal });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return await upTo(fileLimits.bytes, response);
  } catch (thrown) {
    log.warn({ host: url.hostname, cause: messageOf(thrown) }, 'a file could not be fetched');
    return { refused: 'not-read' };
  }
}

/** Reads no more than is allowed, whatever the length is said to be. */
async function upTo(most: number, response: Response): Promise<{ data: Buffer } | { refused: FileRefusal }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(response.headers.get('content-length') ?? 0) > most || !response.body) {
    await response.body?.cancel();
    return { refused: response.body ? 'too-large' : 'empty' };
  }
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return { refused: 'too-large' };
    chunks.push(chunk);
  }
  return { data: Buffer.concat(chunks) };
}
