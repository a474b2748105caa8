import { createHash } from 'node:crypto';
import { expertOf } from '../../model/change-ticket.js';
import type { Desk, DeskAct, DeskResult } from '../../model/desk.js';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import type { TellOthers, TicketStore } from '../../model/ticket-store.js';
import { isWaiting, type Speaker, type Ticket, type TicketHead } from '../../model/ticket.js';
import { textAt } from '../json.js';
import { isTeams } from '../traits.js';
import type { CheckedActivity } from './check-activity.js';
import { type HubEvent, itemFor, via } from './outgoing.js';

/**
 * Hands tickets over to an engagement hub that stands at the channel, and hears from it. Source: Bot Framework, "Transition
 * conversations from bot to human", handoff protocol.
 */
export interface Handoff {
  tell: TellOthers;
  /** Takes an event of the hub. Never fails: the protocol allows no refusal. @returns whether it was one */
  hear(activity: CheckedActivity): Promise<boolean>;
}

export interface HandoffParts {
  desk: Desk;
  store: Pick<TicketStore, 'listTickets' | 'loadTicket'>;
  log: Log;
  /** The ids under which the hub writes; what others write in its name has no effect. */
  from: readonly string[];
}

/** How the hub is called in the record of a ticket. */
const hub: Speaker = { role: 'system', name: 'handoff' };

/** UTF-16 units of all texts of a transcript: activities may take 256 KB. */
const longestTranscript = 60_000;
const longestText = 4_000;
/** Of an id that is not known, for the log. */
const longestId = 100;

const states = ['accepted', 'failed', 'completed'] as const;
type HubState = (typeof states)[number];
const mostPhrases = 5;
const botName = 'Support triage';

export function createHandoff({ desk, store, log, from }: HandoffParts): Handoff {
  async function apply(activity: CheckedActivity): Promise<void> {
    const { id: conversation } = activity.conversation;
    const told = textAt(activity.value, 'state')?.toLowerCase() ?? '';
    const state = states.find((one) => one === told);
    if (!from.includes(activity.from.id)) {
      const by = activity.from.id.slice(0, longestId);
      log.warn({ by }, 'a handoff.status was ignored: whoever wrote it does not stand in HANDOFF_FROM');
      return;
    }
    if (!state) {
      log.warn({ known: states }, 'a handoff.status was ignored: its state is not known');
      return;
    }
    const live = await store.listTickets({ conversation, states: ['open', 'reopened', 'assigned'] }, 1);
    const ticket = live.find(({ address }) => address.via === via && address.channel === activity.channelId);
    if (!ticket) {
      log.warn({ state }, 'a handoff.status was ignored: its talk has no open ticket');
      return;
    }
    if (state === 'failed' && ticket.state === 'assigned' && ticket.expert?.id !== expertOf(hub)?.id) {
      log.warn({ state, ticket: ticket.id }, 'a handoff.status was ignored: somebody else has the ticket');
      return;
    }
    const act = actOf(state, textAt(activity.value, 'message')?.slice(0, longestText), ticket);
    const result: DeskResult = await desk.act(ticket.id, act, hub, keyOf(activity, state, ticket));
    if (result.kind === 'refused') {
      log.warn({ state, ticket: ticket.id, reason: result.reason }, 'a handoff.status could not be applied');
    }
  }

  return {
    async tell({ ticket, story: opening, entries }) {
      const { address } = ticket;
      const isNew = entries.some(({ event }) => event.kind === 'opened' || event.kind === 'reopened');
      // Teams answers such events of a bot with 400 (botframework-sdk#5920).
      if (!isNew || address.via !== via || isTeams(address.channel)) return [];
      const story = opening ?? (await store.loadTicket(ticket.id))?.story;
      return story ? [itemFor(address, initiate({ ...ticket, story }))] : [];
    },
    async hear(activity) {
      if (activity.type !== 'event' || activity.name !== 'handoff.status') return false;
      try {
        await apply(activity);
      } catch (thrown) {
        log.warn({ cause: messageOf(thrown) }, 'a handoff.status could not be applied');
      }
      return true;
    },
  };
}

/** What a state of the hub does to a ticket. */
function actOf(state: HubState, message: string | undefined, ticket: TicketHead): DeskAct {
  const note = message === undefined || message.trim() === '' ? {} : { note: message };
  switch (state) {
    case 'accepted':
      return { kind: 'take' };
    case 'failed':
      // Before anybody has it there is nothing to give back, and the asker is to know all the same.
      return isWaiting(ticket) ? { kind: 'say', text: message?.trim() || notTaken } : { kind: 'release', ...note };
    case 'completed':
      return { kind: 'resolve', ...note };
  }
}

const notTaken = 'Nobody could be reached just now. Your ticket is kept and waits for a person.';

/** An event that comes again has no second effect, also where the hub gives it no id. */
function keyOf({ id, timestamp, value }: CheckedActivity, state: string, { id: ticket, version }: TicketHead): string {
  if (typeof id === 'string' && id !== '') return `handoff ${id}`;
  const when = typeof timestamp === 'string' ? timestamp : `version ${version}`;
  const told = createHash('sha256')
    .update(JSON.stringify([state, when, value]))
    .digest('base64url')
    .slice(0, 22);
  return `handoff ${ticket} ${told}`;
}

/** The event that asks for a person. The names of the context are those of Copilot Studio. */
function initiate(ticket: Ticket): HubEvent {
  const { id, title, story, address } = ticket;
  const phrases = story.transcript.filter(({ who }) => who === 'asker').map(({ text }) => text.slice(0, longestText));
  const value = {
    va_Scope: 'bot',
    va_LastTopic: story.topics[0]?.title ?? title,
    va_Topics: story.topics.map((topic) => topic.title),
    va_LastPhrases: phrases.slice(-mostPhrases),
    va_ConversationId: address.conversation,
    va_AgentMessage: `Ticket ${id}: ${story.words === '' ? title : story.words}`,
    va_BotName: botName,
    va_Language: story.locale ?? 'en-US',
    ticketId: id,
  };
  return {
    ...{ type: 'event', name: 'handoff.initiate', value },
    attachments: [
      { name: 'Transcript', contentType: 'application/json', content: { activities: transcriptOf(ticket) } },
    ],
  };
}

/** What was said, oldest first; of a long talk its end. */
function transcriptOf({ story, asker, address }: Ticket): object[] {
  let room = longestTranscript;
  const texts = story.transcript.map((said) => ({ ...said, text: said.text.slice(0, longestText) }));
  const first = texts.findLastIndex(({ text }) => (room -= text.length) < 0);
  return texts.slice(first + 1).map(({ at, who, name, by, text }, index) => ({
    ...{ type: 'message', id: String(index + 1), timestamp: new Date(at).toISOString(), text },
    ...{ channelId: address.channel, conversation: { id: address.conversation } },
    from:
      who === 'bot'
        ? { id: 'bot', name: botName, role: 'bot' }
        : { id: by?.id ?? asker.id, name: name ?? asker.name, role: 'user' },
  }));
}
