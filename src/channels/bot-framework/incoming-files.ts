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
/** These get the bot's token. */
const serviceHosts = [/^smba\.trafficmanager\.net$/, /\.botframework\.com$/];

/** The files of a message that can be fetched. Nothing is fetched before it is read. */
export function incomingFiles(activity: IncomingActivity, parts: FileParts): FileSource[] {
  const deadline = { at: 0 };
  return listAt(activity, 'attachments').flatMap((attachment): FileSource[] => {
    const found = addressOf(attachment);
    if (!found) return [];
    const { url, name } = found;
    return [
      {
        name,
        read: () => {
          deadline.at ||= Date.now() + allMs;
          return read(url, Math.min(fetchMs, deadline.at - Date.now()), parts);
        },
      },
    ];
  });
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
  ms: number,
  { fetch, getToken, log }: FileParts,
): Promise<{ data: Buffer } | { refused: FileRefusal }> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOf = (hosts: readonly RegExp[]) => url !== undefined && hosts.some((host) => host.test(url.hostname));
  const isService = isOf(serviceHosts);
  if (url?.protocol !== 'https:' || url.port !== '' || !(isService || isOf(fileHosts))) {
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
