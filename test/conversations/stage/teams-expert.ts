import { randomUUID } from 'node:crypto';
import { sendingActions, shownText } from '../../helpers/cards.js';
import { cardOf, type ShownMessage } from '../../helpers/team-connector.js';
import { aLine, type Line, tellAll } from './line.js';
import type { Scene } from './scene.js';

const needsExperts = { needsExperts: true };
const longestMs = 10_000;
const pauseMs = 300;

const bot = { id: '28:bot', name: 'Triage' };
const who = { id: '29:expert', aadObjectId: 'expert-in-teams', name: 'Support engineer' };
const other = { id: '29:other-expert', aadObjectId: 'other-in-teams', name: 'Second engineer' };

/** The experts' channel of each talk. */
const channels = new WeakMap<Scene, string>();

/** The lines of somebody from support who works in a channel of Teams; where the asker gets something, that is then seen. */
export const teamsExpert = {
  /** Makes a channel of their team the place of support. */
  bringsSupportHere: (tags = ''): Line =>
    aLine(
      teamsExpert.bringsSupportHere,
      `teamsExpert.bringsSupportHere(${tellAll([tags])})`,
      async (scene) => {
        const channel = `19:${randomUUID()}@thread.tacv2`;
        channels.set(scene, channel);
        await mention(scene, `${channel};messageid=1`, `support here ${tags}`);
      },
      needsExperts,
    ),

  /** Reads in the thread of the ticket, in its cards as they now are. */
  reads: (...words: string[]): Line =>
    aLine(teamsExpert.reads, `teamsExpert.reads(${tellAll(words)})`, (scene) => reads(scene, words), needsExperts),

  /** Reads each of these exactly once. */
  readsOnce: (...words: string[]): Line =>
    aLine(
      teamsExpert.readsOnce,
      `teamsExpert.readsOnce(${tellAll(words)})`,
      async (scene) => {
        await reads(scene, words);
        const text = await threadText(scene);
        for (const word of words) {
          const times = text.split(word).length - 1;
          if (times !== 1) throw new Error(`"${word}" stands there ${times} times`);
        }
      },
      needsExperts,
    ),

  doesNotRead: (...words: string[]): Line =>
    aLine(
      teamsExpert.doesNotRead,
      `teamsExpert.doesNotRead(${tellAll(words)})`,
      async (scene) => {
        const text = await threadText(scene);
        const found = words.filter((word) => text.includes(word));
        if (found.length > 0) throw new Error(`the thread shows ${tellAll(found)}`);
      },
      needsExperts,
    ),

  /** Clicks a button of the ticket's card; the asker then gets something. */
  clicks: (title: string, inputs: Record<string, string> = {}): Line =>
    aLine(
      teamsExpert.clicks,
      `teamsExpert.clicks(${tellAll([title])})`,
      (scene) =>
        scene.receive(async () => {
          await click(scene, title, inputs, who);
        }),
      needsExperts,
    ),

  /** Somebody else of the channel clicks, and is told this. */
  isRefusedToAnother: (title: string, words: string): Line =>
    aLine(
      teamsExpert.isRefusedToAnother,
      `teamsExpert.isRefusedToAnother(${tellAll([title, words])})`,
      async (scene) => {
        const { value } = (await click(scene, title, {}, other)) as { value: object };
        const told = shownText(cardOf({ activity: { attachments: [{ content: value }] } }));
        if (!told.includes(words)) throw new Error(`they are told: ${told}`);
      },
      needsExperts,
    ),

  /** Writes in the thread with a mention of the bot; the asker then gets something. */
  writes: (text: string): Line =>
    aLine(
      teamsExpert.writes,
      `teamsExpert.writes(${tellAll([text])})`,
      (scene) =>
        scene.receive(async () => {
          await mention(scene, (await threadOf(scene)).thread, text);
          // Who answers takes the ticket: the asker is told that first, and the answer follows it.
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }),
      needsExperts,
    ),

  /** The same where the asker gets nothing. */
  writesAmongExperts: (text: string): Line =>
    aLine(
      teamsExpert.writesAmongExperts,
      `teamsExpert.writesAmongExperts(${tellAll([text])})`,
      async (scene) => mention(scene, (await threadOf(scene)).thread, text),
      needsExperts,
    ),
};

async function reads(scene: Scene, words: readonly string[]): Promise<void> {
  const isThere = (text: string) => words.every((word) => text.includes(word));
  const text = await eventually(() => threadText(scene), isThere);
  const missing = words.filter((word) => !text.includes(word));
  if (missing.length > 0) throw new Error(`the thread does not show ${tellAll(missing)}, but:\n${text}`);
}

async function threadText(scene: Scene): Promise<string> {
  const { messages } = await threadOf(scene);
  return messages.map((message) => shownText(cardOf(message))).join('\n\n');
}

/** The thread of the ticket in the channel of this talk. */
async function threadOf(scene: Scene): Promise<{ thread: string; messages: ShownMessage[] }> {
  const channel = channels.get(scene) ?? '';
  const { team } = scene.house.connector;
  const find = async () => {
    const posts = await scene.house.tickets().postsOf(scene.ticket);
    return posts.find((post) => post.channel === channel)?.thread;
  };
  const thread = await eventually(find, (found) => found !== undefined);
  if (thread === undefined) throw new Error('the ticket does not stand in the experts’ channel');
  return { thread, messages: team.messages(thread) };
}

async function eventually<T>(ask: () => Promise<T>, isGood: (value: T) => boolean): Promise<T> {
  const end = Date.now() + longestMs;
  for (;;) {
    const value = await ask();
    if (isGood(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function click(scene: Scene, title: string, inputs: Record<string, string>, from: object): Promise<unknown> {
  const find = async () => {
    const [card] = (await threadOf(scene)).messages.map(cardOf);
    return card && sendingActions(card).find((action) => action.title === title);
  };
  const button = await eventually(find, (found) => found !== undefined);
  if (!button) throw new Error(`there is no "${title}" on the ticket's card`);
  const { verb } = button.data;
  const data = { ...button.data, ...inputs };
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  const { thread } = await threadOf(scene);
  return post(scene, { type: 'invoke', name: 'adaptiveCard/action', value, from, ...inThread(thread) });
}

async function mention(scene: Scene, thread: string, text: string): Promise<void> {
  const at = `<at>${bot.name}</at>`;
  const entities = [{ type: 'mention', text: at, mentioned: bot }];
  await post(scene, { type: 'message', text: `${at} ${text}`, entities, from: who, ...inThread(thread) });
}

function inThread(thread: string): object {
  return { conversation: { id: thread, isGroup: true, conversationType: 'channel' } };
}

async function post({ house }: Scene, activity: object): Promise<unknown> {
  const common = { id: randomUUID(), channelId: 'msteams', serviceUrl: house.connector.url, recipient: bot };
  const response = await fetch(`${house.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...common, ...activity }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`/api/messages answered ${response.status}: ${body}`);
  return body === '' ? undefined : (JSON.parse(body) as unknown);
}
