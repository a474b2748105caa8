import { ConfigurationServiceClientCredentialFactory, type ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { messageOf } from '../../model/problem.js';
import type { Registration } from '../../model/registration.js';
import { loginUrl, scope } from './cloud.js';

/** Gets the token that proves to a channel who we are; `isFresh` asks for one that was not kept. */
export type GetToken = (isFresh: boolean) => Promise<string>;

/** No token could be had, so nothing was sent. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
}

/** What the SDK asks for ids and signatures. */
export type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Gets tokens the way the SDK does for this kind of registration: by client secret or managed identity. */
export function createGetToken({ type, appId, password, tenantId }: Registration): GetToken {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: type,
    MicrosoftAppId: appId,
    ...(password && { MicrosoftAppPassword: password }),
    ...(tenantId && { MicrosoftAppTenantId: tenantId }),
  });
  return async (isFresh) => {
    const credentials: unknown = await factory.createCredentials(appId, scope, loginUrl, true);
    return (credentials as { getToken: GetToken }).getToken(isFresh);
  };
}

/** Tells the SDK who we are and signs what it sends; without a registration nothing is signed or checked. */
export function createCredentials(bot: Registration | undefined, getToken: GetToken): Credentials {
  const credentials: { [Method in keyof Credentials]: Credentials[Method] } = {
    // Microsoft writes ids in lower case; people paste them as they come.
    isValidAppId: async (appId) => appId.toLowerCase() === bot?.appId.toLowerCase(),
    isAuthenticationDisabled: async () => bot === undefined,
    createCredentials: async () => ({
      async signRequest(request) {
        if (bot) request.headers.set('authorization', `Bearer ${await signIn(getToken)}`);
        return request;
      },
    }),
  };
  return credentials;
}

async function signIn(getToken: GetToken): Promise<string> {
  try {
    return await getToken(false);
  } catch (thrown) {
    throw new SignInFailed(messageOf(thrown));
  }
}
