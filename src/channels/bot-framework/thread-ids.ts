/** Stands between the id of a channel and that of the first message of a thread in it. Source: Teams, "Channel conversations". */
export const threadMark = ';messageid=';

/** The channel in which a conversation is; the conversation itself where it is no thread. */
export function channelOf(conversation: string): string {
  return conversation.split(threadMark)[0] ?? conversation;
}
