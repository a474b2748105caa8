import { expect, test } from '@jest/globals';
import { closedEndpoint } from '../../../src/channels/bot-framework/endpoint.js';

const bot = { type: 'MultiTenant' as const, appId: 'id', password: 'p' };

test.each([
  [{ host: '127.0.0.1' }, undefined],
  [{ host: 'localhost' }, undefined],
  [{ host: '::1' }, undefined],
  [{ host: '0.0.0.0', bot }, undefined],
  [{ host: '127.0.0.1', publicUrl: 'https://x.example', bot }, undefined],
  [{ host: '0.0.0.0' }, /HOST 0\.0\.0\.0 is not loopback.*MicrosoftAppId/],
  [{ host: '127.0.0.1.example.com' }, /not loopback/],
  [{ host: '127.0.0.1', publicUrl: 'https://x.example' }, /PUBLIC_URL.*MicrosoftAppId/],
])('%j', (settings, reason) => {
  if (reason) expect(closedEndpoint(settings)).toMatch(reason);
  else expect(closedEndpoint(settings)).toBeUndefined();
});
