import type { ExpertCards } from '../../../model/expert-cards.js';
import { byThread, type ExpertsItem } from '../../../model/expert-posts.js';
import type { ClaimedItem, SendItem, SendResult } from '../../../model/outbox.js';
import type { ExpertChannel, TicketPost, TicketStore } from '../../../model/ticket-store.js';
import { isLive, isWaiting, type Ticket, type TicketEntry } from '../../../model/ticket.js';
import type { SenderParts } from '../outgoing.js';
import { oldest } from '../outgoing.js';
import { type ChannelReference, threadLink } from './channel-reference.js';
import { createThreadWriter, type ThreadWriter, type Written } from './thread-writer.js';

/** What the sender works with. */
export interface ExpertSenderParts extends Pick<
  SenderParts,
  'adapter' | 'log' | 'clean' | 'newId' | 'pacing' | 'clock'
> {
  store: Pick<
    TicketStore,
    'expertChannels' | 'removeExpertChannel' | 'loadTicket' | 'entriesFrom' | 'postsOf' | 'savePost'
  >;
  cards: ExpertCards;
  /** Lets other channels have what the channels that are left fit. */
  spread: () => Promise<number>;
}

/** A process holds an item for 25 s, and one message can take 18 s of them. */
const longestRun = 5_000;
const mostEntries = 500;
/** Of an older ticket so many of the last entries are looked through for messages; the transcript has the others. */
const mostOld = 20;

const done: SendResult = { kind: 'done' };

/** A ticket in one of its channels, and who writes there. */
interface Place {
  channel: ExpertChannel;
  to: ChannelReference;
  ticket: Ticket;
  writer: ThreadWriter;
}

/** Writes tickets and what happens to them into experts' channels: each entry once, in order, as far as Teams tells. */
export function createExpertSender(parts: ExpertSenderParts): SendItem {
  const { store, cards, log, newId, pacing, clock } = parts;
  const drawing = (most?: number) => ({ key: newId(), ...(most !== undefined && { most }) });

  return async (item) => {
    const task = item.body as ExpertsItem;
    const channel = (await store.expertChannels()).find(({ conversation }) => conversation === task.channel);
    if (!channel) {
      // The process that took it out may have ended before its tickets were on their way to the other channels.
      if (item.isInDoubt) await parts.spread();
      return done;
    }
    const ticket = await store.loadTicket(task.ticket);
    // It is no longer kept.
    if (!ticket) return done;
    if (clock() - item.savedAt > oldest) return givenUp(item);
    const to = channel.reference as ChannelReference;
    const place = { channel, to, ticket, writer: createThreadWriter(parts, item.tries) };
    switch (task.kind) {
      case 'change':
        return change(place, task);
      case 'remind':
        return remind(place);
      case 'answer':
        return resultOf(
          await place.writer.say(to, task.thread, () => cards.notice(task.title, task.lines, drawing())),
          place,
        );
      case 'transcript': {
        const entries = await store.entriesFrom(ticket.id, 2, ticket.version);
        const draw = () => cards.transcript(ticket, entries, undefined, drawing());
        return resultOf(await place.writer.say(to, task.thread, draw), place);
      }
    }
  };

  function givenUp({ tries, body }: ClaimedItem): SendResult {
    const { ticket } = body as ExpertsItem;
    log.error({ ticket, tries }, 'a ticket’s news for experts were given up: for a day their channel took nothing');
    return done;
  }

  async function change(place: Place, task: ExpertsItem & { kind: 'change' }): Promise<SendResult> {
    const { ticket, channel } = place;
    const known = (await store.postsOf(ticket.id)).find((post) => post.channel === channel.conversation);
    if (!known && !isLive(ticket)) return done;
    const begun = known ? undefined : await begin(place);
    if (begun && !('post' in begun)) return begun;
    const post = known ?? begun?.post;
    if (!post) throw new Error('there is a post now');
    const told = await tell(place, post, known ? 0 : ticket.version);
    if (told !== 'told') return told;
    return known && task.redraw ? redraw(place, post, task.seq) : done;
  }

  /** Shows the card in a thread of its own. @param told up to where everything was told in a thread that is gone */
  async function begin(place: Place, told?: number): Promise<{ post: TicketPost } | SendResult> {
    const { ticket, channel, writer, to } = place;
    const { conversation } = channel;
    const written = await writer.begin(to, conversation, (most) => cards.ticket(ticket, drawing(most)));
    if (written.kind === 'gone') return takeOut(channel, written.status);
    if (written.kind !== 'written') return resultOf(written, place);
    const first = told ?? Math.max(1, ticket.version - mostOld);
    const post = { ticket: ticket.id, channel: conversation, ...written.value, told: first };
    await store.savePost(post);
    return { post };
  }

  /**
   * Says in the thread what was not said there yet.
   * @param drawn the version of the ticket that the card shows already
   * @param mayBegin whether another thread takes the place of one that is gone
   */
  async function tell(place: Place, post: TicketPost, drawn: number, mayBegin = true): Promise<SendResult | 'told'> {
    const { ticket, to, writer } = place;
    const end = pacing.clock() + longestRun;
    let { told } = post;
    for (const entry of await store.entriesFrom(ticket.id, post.told + 1, mostEntries)) {
      if (isToTell(entry, post, drawn) && cards.entry(entry, ticket, drawing())) {
        if (pacing.clock() > end) return { kind: 'later', cause: 'there is more to tell than goes at once' };
        const draw = (most?: number) => cards.entry(entry, ticket, drawing(most)) ?? cards.notice('', [], drawing());
        const written = await writer.say(to, post.thread, draw);
        if (written.kind === 'gone') return mayBegin ? beginAnew(place, post) : resultOf(written, place);
        if (written.kind === 'put-back') return written.result;
        await store.savePost({ ...post, told: entry.seq });
      }
      told = entry.seq;
    }
    if (told > post.told) await store.savePost({ ...post, told });
    return 'told';
  }

  /** Who deleted the thread gets the ticket anew; where the whole channel is closed, that shows then. */
  async function beginAnew(place: Place, post: TicketPost): Promise<SendResult> {
    log.warn({ ticket: post.ticket }, 'the thread of a ticket is gone: it is shown in a new one');
    if (!isLive(place.ticket)) return done;
    const [now] = (await store.postsOf(post.ticket)).filter(({ channel }) => channel === post.channel);
    const begun = await begin(place, now?.told ?? post.told);
    if (!('post' in begun)) return begun;
    const told = await tell(place, begun.post, 0, false);
    return told === 'told' ? done : told;
  }

  async function redraw(place: Place, post: TicketPost, seq: number): Promise<SendResult> {
    const { ticket, to, writer } = place;
    if (post.activity === '') return done;
    const written = await writer.change(to, post.thread, post.activity, (most) => cards.ticket(ticket, drawing(most)));
    if (written.kind === 'gone') return beginAnew(place, post);
    log.debug({ ticket: ticket.id, seq }, 'a ticket’s card was drawn anew');
    return resultOf(written, place);
  }

  async function remind(place: Place): Promise<SendResult> {
    const { ticket, channel, to, writer } = place;
    if (!isWaiting(ticket)) return done;
    const post = (await store.postsOf(ticket.id)).find((one) => one.channel === channel.conversation);
    const link = post && post.activity !== '' ? threadLink(post.thread, post.activity, to) : undefined;
    const written = await writer.begin(to, channel.conversation, () => cards.reminder(ticket, link, drawing()));
    return written.kind === 'gone' ? takeOut(channel, written.status) : resultOf(written, place);
  }

  /** A thread that is gone takes no answers; whether the channel is gone shows with the next change of a ticket. */
  function resultOf(written: Written<unknown>, { ticket }: Place): SendResult {
    if (written.kind === 'put-back') return written.result;
    if (written.kind === 'gone') {
      log.warn({ ticket: ticket.id, status: written.status }, 'nobody can be told in this thread: it is gone');
    }
    return done;
  }

  async function takeOut({ conversation, name }: ExpertChannel, status: number): Promise<SendResult> {
    await store.removeExpertChannel(conversation);
    log.warn(
      { channel: conversation, name, status },
      'an experts’ channel was taken out, because the bot may not write there any more: its tickets go to the other channels; add the bot to the team again and say “support here” there',
    );
    await parts.spread();
    return done;
  }
}

/** What was written into this very thread stands there; what happened before the card was drawn, the card tells. */
function isToTell({ event, key, seq }: TicketEntry, { thread }: TicketPost, drawn: number): boolean {
  if (event.kind !== 'said' && event.kind !== 'undelivered') return seq > drawn;
  return key?.startsWith(`${byThread}${thread} `) !== true;
}
