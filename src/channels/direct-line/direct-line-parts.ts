import type { Limiter } from '../../model/http.js';
import type { TalkStore } from '../../model/store.js';
import type { Conversations } from './conversations.js';
import type { Tokens } from './tokens.js';

/** What the handlers share. */
export interface DirectLineParts {
  store: TalkStore;
  conversations: Conversations;
  tokens: Tokens;
  /** How long a conversation must wait before its next post. */
  limit: Limiter;
  /** Hears that a conversation has a new token. */
  onRenewed: (conversation: string) => Promise<void>;
}
