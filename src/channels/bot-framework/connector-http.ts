import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { SendRefused } from './send.js';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
/** What the SDK's connector sends requests with. */
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;

const attemptMs = 8_000;

/**
 * Carries the connector's requests. It throws on every refusal, so that the retries built into the SDK, which ignore
 * our deadline and send again what may have been delivered, find nothing to do.
 */
export function createConnectorHttp(fetch: typeof globalThis.fetch): ConnectorHttp {
  return {
    async sendRequest(request) {
      const body = typeof request.body === 'string' ? request.body : undefined;
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(attemptMs),
      });
      const bodyAsText = await response.text();
      if (!response.ok) {
        throw new SendRefused(response.status, retryAfterOf(response.headers), Buffer.byteLength(body ?? ''));
      }
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => headers.set(name, value));
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

/** Source: RFC 9110, 10.2.3: a number of seconds or a date. */
function retryAfterOf(headers: Headers): number {
  const text = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return ms > 0 ? ms : 0;
}
