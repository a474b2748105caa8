import { Problem } from '../../model/problem.js';

/** Where our endpoint is, given the address of this server. */
export function domainOf(baseUrl: string | undefined): string {
  if (baseUrl !== undefined) return `${baseUrl}/v3/directline`;
  const message = 'This server does not know by which address it is reached.';
  throw new Problem('unknown-address', message, 'Set PUBLIC_URL to the address that browsers use.', 400);
}

/** Where a client listens. Source: Direct Line 3.0, Conversation. */
export function streamUrlOf(baseUrl: string | undefined, conversation: string, token: string, watermark = 0): string {
  const domain = domainOf(baseUrl).replace(/^http/, 'ws');
  return `${domain}/conversations/${conversation}/stream?watermark=${watermark}&t=${token}`;
}
