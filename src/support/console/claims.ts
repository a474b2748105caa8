import { personName } from '../../model/person-name.js';
import type { SignInSettings } from '../../model/sign-in.js';
import type { Expert } from '../../model/ticket.js';

/** What the provider says of a person who signed in. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whether a person may enter, and as whom. */
export type Admission =
  | { kind: 'expert'; expert: Expert }
  | { kind: 'wrong-tenant' }
  /** `name` is what the person is called. */
  | { kind: 'no-role'; name: string };

/** `sub` alone differs between the apps of one tenant; `oid` is the same in Teams. */
export function admit(claims: Claims, { role, tenant }: Pick<SignInSettings, 'role' | 'tenant'>): Admission {
  if (tenant !== undefined && textOf(claims.tid)?.toLowerCase() !== tenant.toLowerCase())
    return { kind: 'wrong-tenant' };
  const id = textOf(claims.oid) ?? textOf(claims.sub);
  const name = nameOf(claims);
  const roles: unknown[] = Array.isArray(claims.roles) ? claims.roles : [claims.roles];
  if (id === undefined || !roles.includes(role)) return { kind: 'no-role', name };
  return { kind: 'expert', expert: { id, name } };
}

function nameOf(claims: Claims): string {
  const name = textOf(claims.name) ?? textOf(claims.preferred_username) ?? textOf(claims.email) ?? '';
  return personName(name) || 'Support';
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
