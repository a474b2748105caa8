import type { IncomingMessage } from 'node:http';
import type { Next, Request, Response, Server } from 'restify';
import { errorAnswer, writeAnswer } from './answer.js';
import { type Origins, refusedOrigin } from './origins.js';
import type { RouteParts } from './route-parts.js';

/** Lets a page of an allowed origin read the answer. Source: the Fetch standard, "CORS protocol". */
export function corsHeaders(origins: Origins, { headers }: IncomingMessage): Record<string, string> {
  const { origin, host } = headers;
  if (origin === undefined || !origins.isAllowed(origin, host)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/** Answers the browser's question whether a page may ask at all. */
export function mountPreflight(server: Server, path: string, parts: RouteParts): void {
  server.opts(path, (request: Request, response: Response, next: Next) => {
    const { origin, host } = request.headers;
    const cors = corsHeaders(parts.origins, request);
    const answer = parts.origins.isAllowed(origin, host)
      ? { status: 204 }
      : errorAnswer(refusedOrigin(), parts.newId(), parts.log);
    writeAnswer(response, {
      ...answer,
      headers: {
        ...cors,
        'Access-Control-Allow-Methods': 'GET, POST',
        // The last two are what Web Chat's client adds.
        'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
        'Access-Control-Max-Age': '600',
      },
    });
    next(false);
  });
}
