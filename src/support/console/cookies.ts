/** Reads and writes the cookies of one path of this server. */
export interface Cookies {
  /** The value of a cookie in a `Cookie` header. */
  read(header: string | undefined, name: string): string | undefined;
  /** @returns a `Set-Cookie` header. */
  write(name: string, value: string, seconds: number): string;
  remove(name: string): string;
}

/**
 * No script can read them, other sites' requests go without them, and behind https nothing else can set them. `Lax` and
 * not `Strict`, since a person who comes back from signing in comes from another site.
 * @param baseUrl where this server is reached
 */
export function cookiesFor(baseUrl: string): Cookies {
  const { protocol, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/*$/, '') || '/';
  const isSecure = protocol === 'https:';
  // Source: RFC 6265bis, 4.1.3: only a page of this very host can set one with the first prefix, over https with both.
  const prefix = isSecure ? (path === '/' ? '__Host-' : '__Secure-') : '';
  const attributes = `Path=${path}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    read(header, name) {
      const start = `${prefix}${name}=`;
      const found = header?.split(';').find((pair) => pair.trimStart().startsWith(start));
      return found?.trim().slice(start.length);
    },
    write: (name, value, seconds) => `${prefix}${name}=${value}; Max-Age=${seconds}; ${attributes}`,
    remove: (name) => `${prefix}${name}=; Max-Age=0; ${attributes}`,
  };
}
