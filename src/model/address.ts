/** Where a conversation can be reached at any time, as its channel has written it; other parts keep it as it is. */
export interface Address {
  /** Which part of the program reaches it: the name under which its speaker was registered. */
  via: string;
  /** The Bot Framework id of the channel, such as `msteams` or `directline`. */
  channel: string;
  conversation: string;
  /** Whatever the channel needs besides, as JSON. */
  reference?: unknown;
}
