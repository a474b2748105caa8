import type { Next, Request, Response, Server } from 'restify';
import { Problem } from '../model/problem.js';
import { errorAnswer, writeAnswer } from './answer.js';
import type { RouteParts } from './route-parts.js';

/** What restify has and its published types lack. */
interface ServerWithFirst extends Server {
  /** Adds a handler that runs before everything else; false ends the request. */
  first(handler: (request: Request, response: Response) => boolean): void;
}

/** restify builds a URL from the Host header and throws out of the event loop when that fails. */
export function refuseOddAddresses(server: Server, { newId, log }: RouteParts): void {
  (server as ServerWithFirst).first((request: Request, response: Response) => {
    const { host = 'localhost' } = request.headers;
    const base = `http://${host}`;
    const path = request.url ?? '';
    if (path.startsWith('/') ? URL.canParse(base + path) : URL.canParse(path, base)) return true;
    const problem = new Problem('bad-address', 'The address of the request is not valid.', 'Correct it.', 400);
    const { status, body } = errorAnswer(problem, newId(), log);
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(body));
    return false;
  });
}

/** Puts our words in the place of restify's own for what no route serves. */
export function answerTheRest(server: Server, { newId, log }: RouteParts): void {
  const answerWith = (problem: Problem) => (_request: Request, response: Response, _error: unknown, next: Next) => {
    writeAnswer(response, errorAnswer(problem, newId(), log));
    next();
  };
  server.on('NotFound', answerWith(new Problem('not-found', 'Nothing is served here.', 'Check the address.', 404)));
  const wrongMethod = new Problem('wrong-method', 'This method is not served here.', 'See the Allow header.', 405);
  server.on('MethodNotAllowed', answerWith(wrongMethod));
  const failed = new Problem('internal-error', 'Something went wrong on our side.', 'See the log.', 500);
  server.on('restifyError', (request: Request, response: Response, error: unknown, next: Next) => {
    if (response.headersSent) {
      next();
      return;
    }
    log.error({ err: error }, 'the web framework failed');
    answerWith(failed)(request, response, error, next);
  });
}
