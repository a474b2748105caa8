/**
 * The addresses of the public Azure cloud. Given one by one, because the SDK drops all of its own as soon as a single
 * one is set. Source: "Authentication with the Bot Connector API".
 */
export const scope = 'https://api.botframework.com';
export const tokenIssuer = 'https://api.botframework.com';
export const loginUrl = 'https://login.microsoftonline.com/botframework.com';
export const channelMetadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
export const emulatorMetadataUrl = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
