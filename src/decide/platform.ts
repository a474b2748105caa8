import type { AskerPlatform } from '../model/content.js';
import type { ConversationState } from '../model/conversation.js';

/** The asker told what the machine runs; the latest word counts. */
export function withPlatform(state: ConversationState, platform: AskerPlatform): ConversationState {
  const told = { ...state, platform };
  delete told.anyPlatform;
  return told;
}

/** The asker does not know what the machine runs, or has machines of both kinds: everything is shown. */
export function withAnyPlatform(state: ConversationState): ConversationState {
  const told: ConversationState = { ...state, anyPlatform: true };
  delete told.platform;
  return told;
}

/** Whether it is still worth asking. */
export function isPlatformOpen({ platform, anyPlatform }: ConversationState): boolean {
  return platform === undefined && anyPlatform === undefined;
}
