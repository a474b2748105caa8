import { isLoopback } from '../../model/loopback.js';
import type { Registration } from '../../model/registration.js';

/** The settings that decide who may post activities, and which teams may have tickets. */
export interface EndpointSettings {
  host: string;
  publicUrl?: string | undefined;
  bot?: Registration | undefined;
  expertTeams?: readonly string[] | undefined;
}

/**
 * Why `/api/messages` must stay closed, for the log at start; undefined when it is open. Without an app id nobody who
 * posts can be told from anybody else, and replies go wherever the post says: only this machine may then post.
 */
export function closedEndpoint({ host, publicUrl, bot }: EndpointSettings): string | undefined {
  if (bot) return undefined;
  const fix = 'Set MicrosoftAppId to connect Teams and the other channels of Azure Bot Service.';
  if (!isLoopback(host))
    return `/api/messages is closed: no MicrosoftAppId is set and HOST ${host} is not loopback. ${fix}`;
  if (publicUrl) return `/api/messages is closed: no MicrosoftAppId is set, but PUBLIC_URL is. ${fix}`;
  return undefined;
}
