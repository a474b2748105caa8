import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/settings/config.js';
import { problemOf } from './problem-of.js';

const tenantId = '99999999-8888-7777-6666-555555555555';

describe('how experts sign in', () => {
  const whole = {
    OIDC_ISSUER: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'nobody-knows',
    PUBLIC_URL: 'https://help.example.com',
  };

  test('with the preset role, and with all settings', () => {
    const { OIDC_ISSUER: issuer } = whole;
    const preset = { issuer, clientId: 'console', clientSecret: 'nobody-knows', role: 'Support.Expert' };
    expect(readConfig(whole).signIn).toEqual(preset);
    const more = { OIDC_ROLE: 'Helper', OIDC_TENANT: tenantId };
    expect(readConfig({ ...whole, ...more }).signIn).toEqual({ ...preset, role: 'Helper', tenant: tenantId });
  });

  test('at a provider on this machine, for trying it', () => {
    const here = { OIDC_ISSUER: 'http://localhost:8080/realms/x', PUBLIC_URL: 'http://localhost:3978' };
    expect(readConfig({ ...whole, ...here }).signIn?.issuer).toBe(here.OIDC_ISSUER);
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ PUBLIC_URL: '' }, /PUBLIC_URL is missing/],
    [{ PUBLIC_URL: 'http://help.example.com' }, /PUBLIC_URL.*https/],
    [{ OIDC_CLIENT_SECRET: '' }, /OIDC_CLIENT_SECRET missing, but OIDC_ISSUER, OIDC_CLIENT_ID set/],
    [{ OIDC_ISSUER: '' }, /OIDC_ISSUER missing/],
    [{ OIDC_ISSUER: 'http://login.example.com' }, /OIDC_ISSUER.*https/],
    [{ OIDC_ISSUER: 'login.example.com' }, /OIDC_ISSUER.*https/],
    [{ OIDC_ISSUER: `https://login.microsoftonline.com/${tenantId}` }, /it ends in \/v2\.0/],
    [{ OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }, /OIDC_TENANT is missing/],
    [{ OIDC_TENANT: 'contoso.onmicrosoft.com' }, /OIDC_TENANT.*GUID/],
  ])('%j is refused', (env, expected) => {
    const { message } = problemOf({ ...whole, ...env });
    expect(message).toMatch(expected);
    expect(message).not.toContain('nobody-knows');
  });

  test('one setting of them alone is refused', () => {
    expect(problemOf({ OIDC_ROLE: 'Helper' }).message).toMatch(/OIDC_ISSUER and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/);
  });
});
