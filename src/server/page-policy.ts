/** What a page may load beyond what comes from this server. */
export interface PageSources {
  /** Other servers that the chat talks to, such as Azure's Direct Line. */
  connect?: readonly string[];
  images?: readonly string[];
}

/**
 * The Content-Security-Policy of our pages: the least that Web Chat works with. Its styles are made in the page
 * ('unsafe-inline'), its icons are data:, uploads are blob:. Source: BotFramework-WebChat, CONTENT_SECURITY_POLICY.md.
 * @param baseUrl where this server is reached; some browsers do not take 'self' for WebSockets.
 * @param embedders origins whose pages may show ours in a frame.
 */
export function pagePolicy(baseUrl: string | undefined, embedders: readonly string[], sources: PageSources): string {
  const sockets = baseUrl ? [new URL(baseUrl).origin.replace(/^http/, 'ws')] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...(sources.images ?? [])],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'blob:', ...sockets, ...(sources.connect ?? [])],
    'frame-ancestors': ["'self'", ...embedders],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
