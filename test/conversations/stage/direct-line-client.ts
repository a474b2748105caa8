import type { Received } from './channel.js';

/** A conversation over Direct Line 3.0, without any library. */
export interface DirectLineClient {
  streamUrl: string;
  /** @returns the activity's id */
  post(activity: object): Promise<string>;
  /** Posts an activity together with pictures. */
  upload(activity: object, files: number): Promise<string>;
  list(watermark: string): Promise<{ activities: Received[]; watermark: string }>;
}

type Call = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** Gets a token and begins a conversation. */
export async function createDirectLineClient(url: string): Promise<DirectLineClient> {
  const json = { 'content-type': 'application/json' };
  const admission = await fetch(`${url}/api/directline/token`, { method: 'POST', headers: json, body: '{}' });
  const { token, conversationId, domain } =
    await read<Record<'token' | 'conversationId' | 'domain', string>>(admission);
  const call = (path: string, { headers = {}, ...init }: Call = {}) =>
    fetch(domain + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } });
  const { streamUrl } = await read<{ streamUrl: string }>(await call('/conversations', { method: 'POST' }));
  const path = `/conversations/${conversationId}`;

  /** Posts, and when it was too fast for the endpoint, waits as long as that says. */
  async function patiently(name: string, init: Call): Promise<string> {
    for (;;) {
      const response = await call(`${path}/${name}`, { method: 'POST', ...init });
      if (response.status !== 429) return (await read<{ id: string }>(response)).id;
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after'))));
    }
  }

  return {
    streamUrl,
    post: (activity) => patiently('activities', { headers: json, body: JSON.stringify(activity) }),
    upload(activity, files) {
      const form = new FormData();
      form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
      for (let file = 1; file <= files; file++) form.append('file', new Blob(['picture']), `screenshot-${file}.png`);
      return patiently('upload', { body: form });
    },
    list: async (watermark) => read(await call(`${path}/activities?watermark=${watermark}`)),
  };
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
