import type { Next, Request, Response, Server } from 'restify';
import type { HttpAnswer } from '../model/http.js';
import { errorAnswer, writeAnswer } from './answer.js';
import type { RouteParts } from './route-parts.js';
import type { StaticFile } from './static-files.js';

/** Serves a file by GET and HEAD. @param policy the Content-Security-Policy for a page, given this server's address. */
export function mountFile(
  server: Server,
  file: StaticFile,
  policy: (baseUrl: string | undefined) => string,
  { origins, log, newId }: RouteParts,
): void {
  const serve = async (request: Request, response: Response): Promise<void> => {
    const answer = await fileAnswer(file, request).catch((thrown: unknown) => errorAnswer(thrown, newId(), log));
    const isPage = file.type.startsWith('text/html');
    const csp = isPage && { 'Content-Security-Policy': policy(origins.baseUrl(request.headers.host)) };
    writeAnswer(response, { ...answer, headers: { ...csp, ...answer.headers } });
  };
  const handler = (request: Request, response: Response, next: Next) => {
    void serve(request, response).finally(() => next(false));
  };
  server.get(file.path, handler);
  server.head(file.path, handler);
}

async function fileAnswer(file: StaticFile, { headers }: Request): Promise<HttpAnswer> {
  const canUnzip = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  const zipped = canUnzip ? await file.zipped() : undefined;
  const etag = zipped ? file.etag.replace(/"$/, '-gz"') : file.etag;
  // Browsers keep the file and ask whether it changed: pages and scripts of two versions never meet.
  const caching = { 'Cache-Control': 'public, no-cache', ETag: etag, Vary: 'Accept-Encoding' };
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers: caching };
  return {
    status: 200,
    headers: { ...caching, ...(zipped && { 'Content-Encoding': 'gzip' }) },
    raw: { type: file.type, data: zipped ?? file.data },
  };
}
