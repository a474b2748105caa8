import { randomUUID } from 'node:crypto';
import { isAnswered, type Act } from './act.js';
import type { Channel, ChannelKind, Received, Sent } from './channel.js';
import { createDirectLineClient, type DirectLineClient } from './direct-line-client.js';
import { createSocketInbox, createPollingInbox, type Inbox } from './inbox.js';

/** The web chat, over our Direct Line endpoint of a started bot. */
export const webChat: ChannelKind = {
  name: 'in the web chat',
  hasCards: true,
  hasGroups: false,
  outlastsBot: true,
  hasExperts: true,
  open: async ({ url }) => {
    const client = await createDirectLineClient(url);
    return open(client, createPollingInbox(client));
  },
};

/** The same, with everything received over the WebSocket. */
export const webChatOverSocket: ChannelKind = {
  name: 'in the web chat, over its WebSocket',
  hasCards: true,
  hasGroups: false,
  outlastsBot: false,
  hasExperts: true,
  open: async ({ url }) => {
    const client = await createDirectLineClient(url);
    return open(client, await createSocketInbox(client.streamUrl));
  },
};

function open(client: DirectLineClient, inbox: Inbox): Channel {
  const isReply =
    (to: string | undefined) =>
    ({ from, replyToId }: Received) =>
      isFromBot({ from }) && replyToId === to;

  /** What nobody answers gets time to be answered all the same. */
  async function deliverInVain(sent: Sent): Promise<Received[]> {
    const before = await inbox.settled();
    await post(client, sent);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return (await inbox.settled()).slice(before.length).filter(isFromBot);
  }

  return {
    dress: (act) => ({ act, activity: dress(act) }),
    async deliver(sent) {
      if (!isAnswered(sent.act)) return deliverInVain(sent);
      // The endpoint says welcome by itself when a talk begins.
      const id = sent.act.kind === 'joins' ? undefined : await post(client, sent);
      return (await inbox.settled((activities) => activities.some(isReply(id)))).filter(isReply(id));
    },
    async receive(elsewhere) {
      const before = (await inbox.settled()).length;
      await elsewhere();
      return (await inbox.settled((activities) => activities.length > before)).slice(before).filter(isFromBot);
    },
    wire: () => JSON.stringify(inbox.received()),
    close: () => inbox.close(),
  };
}

function isFromBot({ from }: Received): boolean {
  return (from as { role?: string }).role === 'bot';
}

function post(client: DirectLineClient, { act, activity }: Sent): Promise<string> {
  return act.kind === 'says' && act.files > 0 ? client.upload(activity, act.files) : client.post(activity);
}

function dress(act: Act): Record<string, unknown> {
  const channelData = { clientActivityID: randomUUID() };
  switch (act.kind) {
    case 'says':
    case 'tells':
      return { type: 'message', text: act.text, textFormat: 'plain', locale: 'en-US', channelData };
    case 'clicks': {
      const value = { ...act.button.data, ...act.inputs };
      return { type: 'message', value, channelData: { ...channelData, postBack: true } };
    }
    case 'joins':
      return {};
    case 'is joined by a colleague':
      return { type: 'conversationUpdate', membersAdded: [{ id: 'colleague' }] };
    case 'types':
      return { type: 'typing' };
    case 'edits':
      throw new Error('the web chat cannot change a message');
  }
}
