import { createHmac, timingSafeEqual } from 'node:crypto';
import { fileAnswer } from '../model/file-answer.js';
import type { HttpHead, Route } from '../model/http.js';
import { Problem } from '../model/problem.js';
import type { TicketStore } from '../model/ticket-store.js';

/** Addresses by which the asker of a ticket fetches a file; whoever has one needs nothing else, and nobody can make one. */
export interface FileLinks {
  /**
   * @param path of a file as experts have it
   * @param base where this server is reached, without a slash at the end
   * @param ms milliseconds for which it is good
   */
  linkTo(path: string, base: string, ms: number): string;
  route: Route;
}

export interface FileLinkParts {
  store: Pick<TicketStore, 'loadFile'>;
  /** At least 32 characters that nobody else knows; processes that share PostgreSQL share it. */
  tokenKey: string;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Requests of one address in a minute; a whole office may stand behind it. */
const perMinute = 300;

export function createFileLinks({ store, tokenKey, clock }: FileLinkParts): FileLinks {
  // A key of its own, so that no signature made for something else is good here.
  const key = createHmac('sha256', tokenKey).update('links to files').digest();
  const signatureOf = (id: string, until: string) => createHmac('sha256', key).update(`${id} ${until}`).digest();

  async function handle({ params, query }: HttpHead) {
    const { id = '' } = params;
    const until = query.get('until') ?? '';
    const signature = Buffer.from(query.get('key') ?? '', 'base64url');
    const wanted = signatureOf(id, until);
    if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) throw noFile();
    if (Number(until) < clock()) {
      throw new Problem(
        'link-expired',
        'This link is too old.',
        'Ask the person from support to send the file again.',
        410,
      );
    }
    const file = await store.loadFile(id);
    if (!file) throw noFile();
    return fileAnswer(file);
  }

  return {
    linkTo(path, base, ms) {
      const id = path.slice(path.lastIndexOf('/') + 1);
      const until = String(clock() + ms);
      return `${base}/api/files/${id}?until=${until}&key=${signatureOf(id, until).toString('base64url')}`;
    },
    route: { method: 'GET', path: '/api/files/:id', handle, perMinute },
  };
}

/** The same for a file that is gone and one that never was. */
function noFile(): Problem {
  return new Problem('not-found', 'There is no such file.', 'Files are removed with their ticket.', 404);
}
