import { isIP } from 'node:net';
import { isLoopback } from '../model/loopback.js';
import { Problem } from '../model/problem.js';

/** The settings that say where this server is and who may call it from a browser. */
export interface OriginSettings {
  host: string;
  publicUrl?: string | undefined;
  allowedOrigins: readonly string[];
}

/** Knows where this server is reached and which pages may use it. */
export interface Origins {
  /** The address of this server as the client sees it, without a slash at the end. */
  baseUrl(hostHeader: string | undefined): string | undefined;
  /** Whether a request may come from a page of this origin. Without an Origin header no page of others asks. */
  isAllowed(origin: string | undefined, hostHeader: string | undefined): boolean;
}

/**
 * Without PUBLIC_URL, the Host header says where this server is, but only names that no stranger can point at it are
 * believed: loopback names, IP addresses, and HOST itself. Otherwise a page could rebind its own name to this machine
 * and would then count as ours.
 */
export function createOrigins({ host, publicUrl, allowedOrigins }: OriginSettings): Origins {
  const allowed = new Set(allowedOrigins);

  function baseUrl(hostHeader: string | undefined): string | undefined {
    if (publicUrl) return publicUrl;
    if (!hostHeader || !/^[\w.:[\]-]+$/.test(hostHeader) || !URL.canParse(`http://${hostHeader}`)) return undefined;
    const { hostname, origin } = new URL(`http://${hostHeader}`);
    const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) > 0;
    return isLoopback(hostname) || isAddress || hostname === host.toLowerCase() ? origin : undefined;
  }

  function isAllowed(origin: string | undefined, hostHeader: string | undefined): boolean {
    if (origin === undefined || allowed.has(origin)) return true;
    const own = baseUrl(hostHeader);
    return own !== undefined && new URL(own).origin === origin;
  }

  return { baseUrl, isAllowed };
}

/** What is said to a page that may not use this server. */
export function refusedOrigin(): Problem {
  const advice = 'Add the origin of the page to ALLOWED_ORIGINS, or set PUBLIC_URL where the page is our own.';
  return new Problem('origin-not-allowed', 'Pages of this origin may not use this server.', advice, 403);
}
