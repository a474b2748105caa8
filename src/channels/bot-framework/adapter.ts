import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ConversationParameters,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { channelMetadataUrl, emulatorMetadataUrl, loginUrl, scope, tokenIssuer } from './cloud.js';
import type { ConnectorHttp } from './connector-http.js';
import type { Credentials } from './credentials.js';
import { threadMark } from './thread-ids.js';

/** A sender that was authenticated. */
export type Verified = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type CreateConnector = NonNullable<Verified['connectorFactory']>['create'];

/** Channels have a handful of service addresses. */
const mostClients = 100;

/**
 * The SDK makes new clients for every turn, which costs more than the turn. They hold nothing of it, and ours are all
 * signed alike (see credentials.ts), so one for each service address is enough.
 */
class SharedClients extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new Map<string, ReturnType<CreateConnector>>();
  private userTokens: ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']> | undefined;

  override async authenticateRequest(activity: Activity, header: string): Promise<Verified> {
    const verified = await super.authenticateRequest(activity, header);
    const factory = verified.connectorFactory;
    if (factory) {
      const create = factory.create.bind(factory);
      factory.create = (serviceUrl, audience) => this.connector(create, serviceUrl, audience);
    }
    return verified;
  }

  override createConnectorFactory(claims: Verified['claimsIdentity']) {
    const factory = super.createConnectorFactory(claims);
    const create = factory.create.bind(factory);
    factory.create = (serviceUrl, audience) => this.connector(create, serviceUrl, audience);
    return factory;
  }

  override createUserTokenClient(claims: Verified['claimsIdentity']) {
    return (this.userTokens ??= super.createUserTokenClient(claims));
  }

  private connector(create: CreateConnector, serviceUrl: string, audience: string | undefined) {
    const name = JSON.stringify([audience, serviceUrl]);
    const known = this.connectors.get(name);
    if (known) return known;
    if (this.connectors.size >= mostClients) this.connectors.clear();
    const made = create(serviceUrl, audience);
    this.connectors.set(name, made);
    return made;
  }
}

/**
 * The SDK's adapter, taken apart: authentication and turn are two steps, so that a failure of the one is never taken
 * for a failure of the other.
 */
export class Adapter extends CloudAdapter {
  private readonly authentication: ConfigurationBotFrameworkAuthentication;

  /** @param appId empty where the bot is not registered. */
  constructor(
    credentials: Credentials,
    httpClient: ConnectorHttp,
    private readonly appId: string,
    metadataUrl = channelMetadataUrl,
  ) {
    const authentication = new SharedClients(
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

  /** Sends to where an activity came from, now or long after it. @param reference of an activity that was authenticated. */
  async send(reference: object, activity: object): Promise<void> {
    // The SDK's types promise more of an activity than it needs here.
    await this.processProactive(this.createClaimsIdentity(this.appId), reference, undefined, async (context) => {
      await context.sendActivity(activity);
    });
  }

  /**
   * Begins a thread in a channel of a team. Source: Teams, "Send proactive messages", and what `POST /v3/conversations`
   * answers there: the id of the conversation that is the thread, and that of its first message.
   * @param channel the id of the channel's conversation @param activity the first message
   */
  async beginThread(
    { serviceUrl, tenantId }: { serviceUrl: string; tenantId?: string | undefined },
    channel: string,
    activity: Partial<Activity>,
  ): Promise<{ thread: string; activity: string }> {
    const factory = this.authentication.createConnectorFactory(this.createClaimsIdentity(this.appId));
    const connector = await factory.create(serviceUrl, scope);
    const { id, activityId } = await connector.conversations.createConversation({
      ...{ isGroup: true, activity: activity as Activity, channelData: { channel: { id: channel } } },
      ...(tenantId !== undefined && { tenantId }),
    } as ConversationParameters);
    const first = activityId || /;messageid=(\d+)/.exec(id)?.[1] || '';
    const isThread = id.includes(threadMark) || first === '';
    return { thread: isThread ? id : `${id}${threadMark}${first}`, activity: first };
  }

  /** Changes what was sent before. @param activity what takes its place, with its id. */
  async change(reference: object, activity: object): Promise<void> {
    await this.processProactive(this.createClaimsIdentity(this.appId), reference, undefined, async (context) => {
      await context.updateActivity(activity);
    });
  }
}
