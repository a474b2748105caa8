import type { Next, Request, Response, Server } from 'restify';
import type { HttpAnswer, HttpHead, Limiter, Route } from '../model/http.js';
import { Problem } from '../model/problem.js';
import { errorAnswer, writeAnswer } from './answer.js';
import { clientAddress } from './client-address.js';
import { corsHeaders } from './cors.js';
import { refusedOrigin } from './origins.js';
import { createLimiter } from './rate-limits.js';
import { abandonBody, parseJson, readBody } from './read-body.js';
import type { RouteParts } from './route-parts.js';

const presetBytes = 1024 * 1024;

/** Puts a route on the server: checks first, the cheapest before the dearest, then the body, then the handler. */
export function mountRoute(server: Server, route: Route, parts: RouteParts): void {
  const limiter = route.perMinute && createLimiter([{ events: route.perMinute, seconds: 60 }]);
  const serve = async (request: Request, response: Response): Promise<void> => {
    const id = parts.newId();
    const started = performance.now();
    const headers = route.crossOrigin ? corsHeaders(parts.origins, request) : {};
    const answer = await respond(route, limiter || undefined, parts, request, id).catch((thrown: unknown) =>
      errorAnswer(thrown, id, parts.log),
    );
    const isUnread = answer.status >= 400 && abandonBody(request, limitOf(route));
    parts.reach?.('answer:before');
    writeAnswer(response, {
      ...answer,
      headers: { ...headers, ...answer.headers, ...(isUnread && { Connection: 'close' }) },
    });
    parts.reach?.('answer:after');
    const ms = Math.round(performance.now() - started);
    parts.log.debug({ id, method: route.method, route: route.path, status: answer.status, ms }, 'request');
  };
  const handler = (request: Request, response: Response, next: Next) => {
    void serve(request, response).finally(() => next(false));
  };
  if (route.method === 'POST') {
    server.post(route.path, handler);
    return;
  }
  server.get(route.path, handler);
  // Node leaves the body out.
  server.head(route.path, handler);
}

async function respond(
  route: Route,
  limiter: Limiter | undefined,
  parts: RouteParts,
  request: Request,
  id: string,
): Promise<HttpAnswer> {
  const { origin, host } = request.headers;
  if (!parts.origins.isAllowed(origin, host)) throw refusedOrigin();
  const address = clientAddress(request, parts.isBehindProxy);
  const waitMs = (await limiter?.(address)) ?? 0;
  if (waitMs > 0) return tooMany(waitMs, id);
  const head: HttpHead = {
    method: route.method,
    params: (request.params ?? {}) as Record<string, string>,
    query: new URLSearchParams(/\?(.*)$/s.exec(request.url ?? '')?.[1]),
    headers: headersOf(request),
    address,
    baseUrl: parts.origins.baseUrl(host),
    id,
  };
  const refusal = await route.screen?.(head);
  return refusal ?? route.handle({ ...head, body: await bodyOf(route, request) });
}

function limitOf(route: Route): number {
  return route.maxBytes ?? presetBytes;
}

function headersOf(request: Request): HttpHead['headers'] {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

const accepted: Readonly<Record<NonNullable<Route['accepts']>, { name: string; form: RegExp }>> = {
  json: { name: 'application/json', form: /^application\/(json|[\w.-]+\+json)$/ },
  multipart: { name: 'multipart/form-data', form: /^multipart\/form-data$/ },
  bytes: { name: 'application/octet-stream', form: /^application\/octet-stream$/ },
};

async function bodyOf(route: Route, request: Request): Promise<unknown> {
  const { 'content-length': length, 'transfer-encoding': transfer, 'content-encoding': encoding } = request.headers;
  const isEmpty = transfer === undefined && Number(length ?? 0) === 0;
  const limit = limitOf(route);
  if (isEmpty || (!route.accepts && Number(length ?? 0) <= limit)) return undefined;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const wanted = route.accepts && accepted[route.accepts];
  if (wanted && (!wanted.form.test(type) || (encoding !== undefined && encoding !== 'identity'))) {
    const { name } = wanted;
    throw new Problem('wrong-content-type', `The body is not plain ${name}.`, `Send it as ${name}.`, 415);
  }
  const body = await readBody(request, limit);
  return route.accepts === 'json' ? parseJson(body) : body;
}

function tooMany(waitMs: number, id: string): HttpAnswer {
  return {
    status: 429,
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
    body: { error: { code: 'too-many-requests', message: 'Too many requests: wait a little.', id } },
  };
}
