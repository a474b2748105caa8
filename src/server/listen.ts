import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, Problem } from '../model/problem.js';

/**
 * Starts to listen.
 * @returns the port, which is a free one where 0 was asked for.
 * @throws Problem that names the setting to change.
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(listenProblem(error, host, port));
    server.once('error', failed);
    server.listen({ port, host: host.replace(/^\[|\]$/g, '') }, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const advice: Readonly<Record<string, [code: string, message: string, advice: string] | undefined>> = {
  EADDRINUSE: ['port-in-use', 'is used by another program', 'Set PORT to another number, or stop that program.'],
  EACCES: ['port-forbidden', 'may not be used by this account', 'Set PORT to a number above 1023.'],
  EADDRNOTAVAIL: ['no-such-host', 'is no address of this machine', 'Set HOST to 127.0.0.1, or 0.0.0.0 for all.'],
  ENOTFOUND: ['no-such-host', 'has a host name that is not known', 'Set HOST to 127.0.0.1, or 0.0.0.0 for all.'],
};

function listenProblem(error: Error, host: string, port: number): Problem {
  const known = 'code' in error ? advice[String(error.code)] : undefined;
  const [code, message, help] = known ?? ['cannot-listen', `gave: ${messageOf(error)}`, 'Change HOST or PORT.'];
  return new Problem(code, `${host}:${port} ${message}.`, help);
}
