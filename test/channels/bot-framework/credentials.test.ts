import { expect, test } from '@jest/globals';
import { createCredentials, createGetToken } from '../../../src/channels/bot-framework/credentials.js';
import type { Registration } from '../../../src/model/registration.js';
import { appId } from './identity-server.js';

const single: Registration = { type: 'SingleTenant', appId, password: 'p', tenantId: appId };

test.each<[Registration]>([
  [single],
  [{ type: 'UserAssignedMSI', appId, tenantId: appId }],
  [{ type: 'MultiTenant', appId, password: 'p' }],
])('the SDK takes a registration as config.ts lets it through: %j', (registration) => {
  expect(() => createGetToken(registration)).not.toThrow();
});

test('ids are compared without case; without a registration nobody is asked for one', async () => {
  const ours = createCredentials({ ...single, appId: 'ABC-1' }, async () => 'token');
  expect(await ours.isValidAppId('abc-1')).toBe(true);
  expect(await ours.isValidAppId('abc-2')).toBe(false);
  expect(await ours.isAuthenticationDisabled()).toBe(false);
  const open = createCredentials(undefined, async () => 'token');
  expect(await open.isAuthenticationDisabled()).toBe(true);
  expect(await open.isValidAppId('')).toBe(false);
});
