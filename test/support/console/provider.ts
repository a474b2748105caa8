import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type Provider from 'oidc-provider';
import type { SignInSettings } from '../../../src/model/sign-in.js';

// It warns of Node 20, on which it works.
const warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
const { default: RealProvider } = await import('oidc-provider');
warnings.mockRestore();

/** People that the provider knows, with what it says of them. */
const people: Readonly<Record<string, Record<string, unknown>>> = {
  first: { oid: 'object-of-first', name: 'First expert', roles: ['Support.Expert', 'Other'], tid: 'our-tenant' },
  careless: { name: 'Ops password=Tr0ub4dor&3xyz', roles: ['Support.Expert'], tid: 'our-tenant' },
  second: { name: 'Second expert', roles: ['Support.Expert'], tid: 'our-tenant' },
  guest: { name: 'Guest <b>', roles: ['Reader'], tid: 'our-tenant' },
  stranger: { name: 'Stranger', roles: ['Support.Expert'], tid: 'their-tenant' },
};

export const secret = 'the secret of the client';

/** A real provider of OpenID Connect, which asks nothing but who it is: `login` in the address of its page. */
export async function startProvider() {
  let handle = (_request: IncomingMessage, response: ServerResponse): void => {
    response.statusCode = 503;
    response.end();
  };
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    settings: (more: Partial<SignInSettings> = {}): SignInSettings => ({
      issuer,
      clientId: 'console',
      clientSecret: secret,
      role: 'Support.Expert',
      ...more,
    }),
    /** Begins to answer; before that it answers as a proxy does whose server is down. */
    open(publicUrl: string): void {
      handle = handlerOf(issuer, `${publicUrl}/support/callback`);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function handlerOf(issuer: string, redirectUri: string) {
  // It warns of its keys and its memory, which are those of a test.
  const warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const provider: Provider = new RealProvider(issuer, {
    clients: [
      {
        client_id: 'console',
        client_secret: secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['a key of the tests'] },
    claims: { openid: ['sub', 'oid', 'roles', 'tid'], profile: ['name'], email: [] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
    // What a person has allowed once is not asked again: here, everything.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  warnings.mockRestore();
  const handle = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '', issuer);
    if (!url.pathname.startsWith('/interaction/')) {
      void handle(request, response);
      return;
    }
    const login = url.searchParams.get('login');
    if (login === null) {
      response.setHeader('content-type', 'text/html');
      response.end(
        Object.keys(people)
          .map((name) => `<a href="?login=${name}">${name}</a>`)
          .join('<br>'),
      );
      return;
    }
    const result =
      login === 'nobody'
        ? { error: 'access_denied', error_description: 'person@example.com may not' }
        : { login: { accountId: login } };
    void provider.interactionFinished(request, response, result);
  };
}
