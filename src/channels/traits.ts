import type { ChannelTraits } from '../model/message.js';

/** Channels that show text only. Source: "Reference for channels in Azure AI Bot Service", support for cards. */
const textChannels = new Set([
  ...['sms', 'twilio', 'twilio-sms', 'email', 'line', 'telegram', 'facebook', 'kik', 'groupme', 'slack', 'skype'],
  ...['skypeforbusiness', 'alexa', 'directlinespeech', 'telephony', 'acschat'],
]);

/** What a channel can show, by its Bot Framework id. A channel that is not known is taken to show cards. */
export function traitsOf(channelId: string): ChannelTraits {
  const channel = channelId.toLowerCase();
  return { cards: !textChannels.has(channel), universalActions: isTeams(channel) };
}

/** Whether a channel is Microsoft Teams, which has rules of its own for messages. */
export function isTeams(channelId: string): boolean {
  return channelId.toLowerCase() === 'msteams';
}
