import { isLoopback } from '../../model/loopback.js';
import type { SignInSettings } from '../../model/sign-in.js';

/** The settings that decide how experts enter. */
export interface WayInSettings {
  host: string;
  publicUrl?: string | undefined;
  signIn?: SignInSettings | undefined;
}

/** How experts enter. */
export type WayIn =
  | { kind: 'sign-in'; settings: SignInSettings; publicUrl: string }
  /** By a link that works once: only who sees the terminal of this machine has it. */
  | { kind: 'link' }
  /** Not at all. `why` tells whoever runs the server what to change. */
  | { kind: 'closed'; why: string };

const fix = 'Set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL to let experts sign in.';

/** A link is for this machine only: what others can reach needs to know who comes. */
export function wayIn({ host, publicUrl, signIn }: WayInSettings): WayIn {
  if (signIn && publicUrl) return { kind: 'sign-in', settings: signIn, publicUrl };
  if (signIn) return { kind: 'closed', why: `/support is closed: PUBLIC_URL is not set. ${fix}` };
  if (publicUrl)
    return { kind: 'closed', why: `/support is closed: PUBLIC_URL is set, but OIDC_ISSUER is not. ${fix}` };
  if (isLoopback(host)) return { kind: 'link' };
  return { kind: 'closed', why: `/support is closed: no OIDC_ISSUER is set and HOST ${host} is not loopback. ${fix}` };
}

/** Tells one way in, with its settings, from others; undefined where there is none. */
export function nameOfWay(way: WayIn): string | undefined {
  if (way.kind !== 'sign-in') return way.kind === 'link' ? 'link' : undefined;
  const { issuer, clientId, role, tenant } = way.settings;
  return JSON.stringify([issuer, clientId, role, tenant]);
}
