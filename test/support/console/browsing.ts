/** A person's browser, as far as cookies and redirects go. */
export interface Browsing {
  /** Opens an address and follows where it leads. */
  open(address: string): Promise<{ status: number; url: string; text: string; headers: Headers }>;
  /** One request that is not followed. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  /** The cookies that it sends to an address. */
  cookiesFor(address: string): string;
}

const mostRedirects = 12;

export function startBrowsing(): Browsing {
  const jar = new Map<string, string>();
  const keyOf = (address: string, name: string) => `${new URL(address).host} ${name}`;

  const cookiesFor = (address: string) => {
    const start = `${new URL(address).host} `;
    return [...jar]
      .flatMap(([key, value]) => (key.startsWith(start) ? [`${key.slice(start.length)}=${value}`] : []))
      .join('; ');
  };

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = cookiesFor(address);
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line))
        jar.delete(keyOf(address, name));
      else jar.set(keyOf(address, name), value);
    }
    return response;
  }

  return {
    ask,
    cookiesFor,
    async open(address) {
      let url = address;
      for (let step = 0; step < mostRedirects; step++) {
        const response = await ask(url);
        const to = response.headers.get('location');
        if (to === null)
          return { status: response.status, url, text: await response.text(), headers: response.headers };
        await response.body?.cancel();
        url = new URL(to, url).href;
      }
      throw new Error(`${address} leads in circles, now at ${url}`);
    },
  };
}
