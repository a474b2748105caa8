import { describe, expect, test } from '@jest/globals';
import { admit } from '../../../src/support/console/claims.js';

const role = 'Support.Expert';
const tenant = '8d9f0c6e-0000-4000-8000-000000000000';

describe('who may enter', () => {
  test.each([
    ['a list of roles', { roles: ['A', role] }, 'expert'],
    ['one role that is no list', { roles: role }, 'expert'],
    ['no roles', {}, 'no-role'],
    ['other roles', { roles: ['Support.Expert2', 'support.expert'] }, 'no-role'],
    ['a list in which no text stands', { roles: [[role]] }, 'no-role'],
    ['a text that holds the role', { roles: `A ${role}` }, 'no-role'],
  ])('%s', (_case, claims, kind) => {
    expect(admit({ sub: 's', ...claims }, { role }).kind).toBe(kind);
  });

  test('nobody without an id', () => {
    expect(admit({ roles: [role] }, { role }).kind).toBe('no-role');
  });

  test.each([
    [tenant, 'expert'],
    [tenant.toUpperCase(), 'expert'],
    ['other', 'wrong-tenant'],
    [undefined, 'wrong-tenant'],
  ])('of the tenant %s', (tid, kind) => {
    expect(admit({ sub: 's', roles: [role], tid }, { role, tenant }).kind).toBe(kind);
  });
});

describe('what somebody is called', () => {
  test.each([
    [{ name: 'First expert' }, 'First expert'],
    [{ preferred_username: 'person@example.com' }, 'person@example.com'],
    [{ name: '', email: 'k@example.com' }, 'k@example.com'],
    [{ name: ' \u202EdliW\n\tThe bot\u0000 ' }, 'dliW The bot'],
    [{ name: 'x'.repeat(200) }, 'x'.repeat(80)],
    [{ name: '\u200b' }, 'Support'],
    [{ name: 7 }, 'Support'],
  ])('%j', (claims, name) => {
    expect(admit({ sub: 's', oid: 'o', roles: [role], ...claims }, { role })).toEqual({
      kind: 'expert',
      expert: { id: 'o', name },
    });
  });
});
