import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { Problem } from '../../src/model/problem.js';
import { listen } from '../../src/server/listen.js';

/** A server that cannot listen; as root, as in many containers, no port is forbidden. */
function failing(code: string): Server {
  const server = Object.assign(new EventEmitter(), {
    listen: () => server.emit('error', Object.assign(new Error(`listen ${code}`), { code })),
  });
  return server as unknown as Server;
}

test.each([
  ['EACCES', 'port-forbidden', 'PORT'],
  ['EADDRINUSE', 'port-in-use', 'PORT'],
  ['EADDRNOTAVAIL', 'no-such-host', 'HOST'],
  ['ENOTFOUND', 'no-such-host', 'HOST'],
  ['EWHATEVER', 'cannot-listen', 'HOST or PORT'],
])('%s is the problem %s, and %s is to be changed', async (code, problem, setting) => {
  const failed = await listen(failing(code), '127.0.0.1', 80).catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(Problem);
  expect(failed).toMatchObject({ code: problem, advice: expect.stringContaining(setting) });
});
