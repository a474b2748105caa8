import type { Response } from 'restify';
import type { HttpAnswer } from '../model/http.js';
import type { Log } from '../model/log.js';
import { messageOf, Problem } from '../model/problem.js';

/** On every answer. Source: OWASP Secure Headers Project. */
const alwaysHeaders = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

/** Writes an answer. What an edge answers is never kept by caches unless it says so itself. */
export function writeAnswer(response: Response, answer: HttpAnswer): void {
  const { type, data } = answer.raw ?? {
    type: 'application/json; charset=utf-8',
    data: answer.body === undefined ? '' : JSON.stringify(answer.body),
  };
  const hasBody = answer.status !== 204 && answer.status !== 304;
  if (answer.cookies?.length) response.setHeader('Set-Cookie', answer.cookies);
  response.sendRaw(answer.status, data, {
    'Cache-Control': 'no-store',
    ...alwaysHeaders,
    ...(hasBody && { 'Content-Length': String(Buffer.byteLength(data)) }),
    ...(hasBody && data.length > 0 && { 'Content-Type': type }),
    ...answer.headers,
  });
}

/** The answer to a request that failed: code, message and id, never the cause. The shape is Direct Line's. */
export function errorAnswer(thrown: unknown, id: string, log: Log): HttpAnswer {
  if (!(thrown instanceof Problem)) {
    log.error({ id, err: thrown }, 'a request failed');
    return errorOf(500, 'internal-error', 'Something went wrong on our side.', id);
  }
  const { status, code, message, advice } = thrown;
  const isOurFault = status >= 500 && status !== 501;
  if (isOurFault) log.error({ id, code, cause: messageOf(thrown.cause ?? thrown), advice }, 'a request failed');
  else if (status === 404 || status === 405) log.debug({ id, code, status }, 'a request was refused');
  else log.info({ id, code, status }, 'a request was refused');
  const answer = errorOf(status, code, message, id, status < 500 ? advice : undefined);
  // What was too large was not read to its end, so nothing else can come on this connection.
  return status === 413 ? { ...answer, headers: { Connection: 'close' } } : answer;
}

function errorOf(status: number, code: string, message: string, id: string, advice?: string): HttpAnswer {
  return { status, body: { error: { code, message, ...(advice && { advice }), id } } };
}
