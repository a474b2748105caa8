import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const appId = '11111111-2222-3333-4444-555555555555';
export const serviceUrl = 'https://smba.example/teams/';

/** What a token says; everything has a good value by itself. */
export interface Claims {
  iss?: string;
  aud?: string;
  serviceurl?: string | undefined;
  /** Seconds from now. */
  expiresIn?: number;
  notBefore?: number;
  key?: CryptoKey;
  kid?: string;
  more?: Record<string, unknown>;
}

/** Stands in for login.botframework.com: describes its keys and signs tokens with them. */
export async function startIdentityServer() {
  const good = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(good.publicKey)), kid: 'key-1', use: 'sig', endorsements: ['msteams', 'webchat'] };
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    const { port } = server.address() as AddressInfo;
    const body = request.url?.endsWith('/keys')
      ? { keys: [jwk] }
      : { issuer: 'https://api.botframework.com', jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function token(claims: Claims = {}): Promise<string> {
    const { iss = 'https://api.botframework.com', aud = appId, expiresIn = 3_600, notBefore = -60 } = claims;
    const now = Math.floor(Date.now() / 1000);
    const serviceurl = 'serviceurl' in claims ? claims.serviceurl : serviceUrl;
    return new SignJWT({ ...(serviceurl !== undefined && { serviceurl }), ...claims.more })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: claims.kid ?? 'key-1' })
      .setIssuer(iss)
      .setAudience(aud)
      .setNotBefore(now + notBefore)
      .setExpirationTime(now + expiresIn)
      .sign(claims.key ?? good.privateKey);
  }

  return {
    metadataUrl: `http://127.0.0.1:${port}/openid`,
    token,
    wrongKey: other.privateKey,
    asked: () => asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
