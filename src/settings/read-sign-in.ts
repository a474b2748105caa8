import { isLoopback } from '../model/loopback.js';
import type { SignInSettings } from '../model/sign-in.js';
import type { SettingReader } from './setting-reader.js';

const presetRole = 'Support.Expert';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How experts sign in. @param publicUrl where the provider sends them back to */
export function readSignIn({ get, wrong }: SettingReader, publicUrl: string | undefined): SignInSettings | undefined {
  const issuer = get('OIDC_ISSUER');
  const clientId = get('OIDC_CLIENT_ID');
  const clientSecret = get('OIDC_CLIENT_SECRET');
  const role = get('OIDC_ROLE') ?? presetRole;
  const tenant = get('OIDC_TENANT');
  const all = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLE', 'OIDC_TENANT'] as const;
  const given = all.filter((name) => get(name) !== undefined);
  if (given.length === 0) return undefined;
  const missing = (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).filter((name) => !get(name));
  if (missing.length > 0) {
    wrong(`${missing.join(' and ')} missing, but ${given.join(', ')} set: set all, or unset these.`);
  }
  if (issuer !== undefined) checkIssuer(issuer, tenant, wrong);
  if (!publicUrl) wrong('PUBLIC_URL is missing: OIDC_ISSUER needs to know where to send experts back to.');
  else if (!isSafe(publicUrl))
    wrong(`PUBLIC_URL is "${publicUrl}": where experts sign in, it must begin with https://.`);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret, role, ...(tenant && { tenant }) };
}

/** Source of the addresses: Microsoft Entra, "OpenID Connect on the Microsoft identity platform". */
function checkIssuer(issuer: string, tenant: string | undefined, wrong: SettingReader['wrong']): void {
  const example = 'such as https://login.microsoftonline.com/TENANT-ID/v2.0';
  if (!URL.canParse(issuer) || !isSafe(issuer)) {
    wrong(`OIDC_ISSUER is "${issuer}": give the https address of the provider, ${example}.`);
    return;
  }
  const { hostname, pathname } = new URL(issuer);
  if (hostname !== 'login.microsoftonline.com') return;
  if (!pathname.includes('/v2.0')) wrong(`OIDC_ISSUER is "${issuer}": it ends in /v2.0, ${example}.`);
  if (tenant !== undefined && !guid.test(tenant)) {
    wrong(`OIDC_TENANT is "${tenant}": give the directory (tenant) id, a GUID.`);
  }
  if (tenant === undefined && /^\/(common|organizations|consumers)\//.test(pathname)) {
    // Each tenant gives roles to its own people.
    wrong(`OIDC_TENANT is missing: OIDC_ISSUER "${issuer}" knows people of all tenants.`);
  }
}

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
