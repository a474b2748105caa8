import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { channelMetadataUrl, emulatorMetadataUrl, loginUrl, scope, tokenIssuer } from './cloud.js';
import type { ConnectorHttp } from './connector-http.js';
import type { Credentials } from './credentials.js';

/** A sender that was authenticated. */
export type Verified = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/**
 * The SDK's adapter, taken apart: authentication and turn are two steps, so that a failure of the one is never taken
 * for a failure of the other.
 */
export class Adapter extends CloudAdapter {
  private readonly authentication: ConfigurationBotFrameworkAuthentication;

  constructor(credentials: Credentials, httpClient: ConnectorHttp, metadataUrl = channelMetadataUrl) {
    const authentication = new ConfigurationBotFrameworkAuthentication(
      {
        ToChannelFromBotLoginUrl: loginUrl,
        ToChannelFromBotOAuthScope: scope,
        ToBotFromChannelTokenIssuer: tokenIssuer,
        ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: emulatorMetadataUrl,
        OAuthUrl: scope,
        CallerId: 'urn:botframework:azure',
      },
      credentials,
      undefined,
      undefined,
      { httpClient },
    );
    super(authentication);
    this.authentication = authentication;
  }

  /** @throws what the SDK throws: see authenticate.ts for what that means. */
  verify(activity: Activity, header: string): Promise<Verified> {
    return this.authentication.authenticateRequest(activity, header);
  }

  /** Runs a turn for an authenticated activity; the result is what the HTTP answer must hold, if anything. */
  run(
    verified: Verified,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(verified, activity, logic);
  }
}
