import { randomBytes } from 'node:crypto';
import { createServer, type ServerParts } from '../../src/server/create-server.js';
import { createTestLog } from './test-log.js';

/** Makes ids as the program does. */
export const newId = () => randomBytes(16).toString('base64url');

/** Starts a real server on a free port. */
export async function startServer(parts: Partial<ServerParts> & Pick<ServerParts, 'routes'>) {
  const log = createTestLog();
  const { config, ...rest } = parts;
  const server = createServer({
    config: { host: '127.0.0.1', allowedOrigins: [], port: 0, ...config },
    log,
    newId,
    stopMs: 2_000,
    ...rest,
  });
  const url = await server.start();
  let stopped: Promise<void> | undefined;
  return { url, log, stop: () => (stopped ??= server.stop()) };
}

/** Posts JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The error in an answer. */
export async function errorIn(response: Response): Promise<{ code: string; message: string; id: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string; id: string } };
  return error;
}
