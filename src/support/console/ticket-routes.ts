import { type Me, type QueueAnswer, type QueueView, queueViews, type TicketAnswer } from '../../model/console.js';
import { type DeskAct, type DeskRefusal, longestSaid } from '../../model/desk.js';
import { fileAnswer } from '../../model/file-answer.js';
import { fileLimits } from '../../model/files.js';
import type { HttpAnswer, HttpHead, HttpRequest, Route } from '../../model/http.js';
import { Problem } from '../../model/problem.js';
import { type Expert, isLive, type Ticket, type TicketHead } from '../../model/ticket.js';
import type { ConsoleParts } from './console-parts.js';
import { checkOwnPage } from './own-page.js';
import type { Presence } from './presence.js';
import { readAct } from './read-act.js';
import type { Sessions } from './sessions.js';
import { entryViewOf, filterOf, inOrder, lineOf, viewOf } from './views.js';

export interface TicketRouteParts extends Pick<ConsoleParts, 'store' | 'desk' | 'typing' | 'askPresence'> {
  sessions: Sessions;
  presence: Presence;
}

const mostTickets = 300;
const mostEntries = 500;
/** No record is so long; databases take no larger number. */
const mostSeq = 2 ** 31 - 1;
const longestSearch = 200;
/** Requests of one address in a minute: an office of experts whose pages read again at every change. */
const perMinute = 6_000;

const statusOf: Readonly<Record<DeskRefusal, number>> = {
  'not-found': 404,
  taken: 409,
  'not-taken': 409,
  over: 409,
  'not-over': 409,
  empty: 400,
  'too-long': 400,
  'bad-file': 400,
};

/** The tickets, for an expert who is signed in. */
export function createTicketRoutes(parts: TicketRouteParts): Route[] {
  const { store, desk, sessions, presence } = parts;

  async function me(head: HttpHead): Promise<HttpAnswer> {
    const { expert, endsAt } = await sessions.need(head);
    return { status: 200, body: { ...expert, endsAt, longestSaid } satisfies Me };
  }

  async function list(head: HttpHead): Promise<HttpAnswer> {
    const { expert } = await sessions.need(head);
    const { query } = head;
    const view = queueViews.find((each) => each === query.get('view')) ?? 'waiting';
    const tag = query.get('tag') ?? '';
    const text = (query.get('text') ?? '').trim().slice(0, longestSearch);
    const filter = { ...filterOf(view, expert), ...(tag && { tag }), ...(text && { text }) };
    const [live, found] = await Promise.all([
      store.listTickets(filterOf('live', expert), mostTickets),
      store.listTickets(filter, mostTickets + 1),
    ]);
    return { status: 200, body: queueOf(live, found, view, expert) };
  }

  async function show(head: HttpHead): Promise<HttpAnswer> {
    const { expert } = await sessions.need(head);
    const ticket = await needTicket(head);
    // What this process has heard may be old, or nothing; the answer comes on the stream.
    if (isLive(ticket)) parts.askPresence(ticket.address);
    const from = Math.min(Math.max(1, Math.trunc(Number(head.query.get('from'))) || 1), mostSeq);
    const entries = await store.entriesFrom(ticket.id, from, mostEntries + 1);
    const body: TicketAnswer = {
      ticket: viewOf(ticket, expert, presence.isHere(ticket.address.conversation)),
      entries: entries.slice(0, mostEntries).map((entry) => entryViewOf(entry, expert, keyPrefix(expert))),
      isCut: entries.length > mostEntries,
    };
    return { status: 200, body };
  }

  async function act(request: HttpRequest): Promise<HttpAnswer> {
    const { expert } = await sessions.need(request);
    const { key, act } = readAct(request.body);
    return perform(request, expert, key, act);
  }

  async function perform(request: HttpRequest, expert: Expert, key: string, act: DeskAct): Promise<HttpAnswer> {
    const by = { role: 'expert', ...expert } as const;
    const result = await desk.act(idIn(request), act, by, keyPrefix(expert) + key);
    if (result.kind === 'done') return { status: 200, body: { version: result.ticket.version, seq: result.entry.seq } };
    const { reason: code, message } = result;
    return { status: statusOf[code], body: { error: { code, message, id: request.id } } };
  }

  /** One file, which is a message of its own. */
  async function send(request: HttpRequest): Promise<HttpAnswer> {
    const { expert } = await sessions.need(request);
    const { key } = readAct({ key: request.query.get('key'), act: { kind: 'take' } });
    const data = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const name = request.query.get('name') ?? '';
    return perform(request, expert, key, { kind: 'say', text: '', files: [{ name, data }] });
  }

  async function file(head: HttpHead): Promise<HttpAnswer> {
    await sessions.need(head);
    const found = await store.loadFile(head.params.id ?? '');
    if (found) return fileAnswer(found);
    throw new Problem('not-found', 'There is no such file.', 'Files are removed with their ticket.', 404);
  }

  /** Only from who has the ticket: the asker is shown it. */
  async function type(head: HttpHead): Promise<HttpAnswer> {
    const { expert } = await sessions.need(head);
    const ticket = await needTicket(head);
    if (ticket.state === 'assigned' && ticket.expert?.id === expert.id) {
      await parts.typing(ticket, expert);
    }
    return { status: 204 };
  }

  async function needTicket(head: HttpHead): Promise<Ticket> {
    const ticket = await store.loadTicket(idIn(head));
    if (ticket) return ticket;
    throw new Problem('not-found', 'There is no such ticket.', 'Look for it in the queue.', 404);
  }

  /** Before the body is read: nobody else can make the server hold it. */
  async function screen(head: HttpHead): Promise<undefined> {
    checkOwnPage(head);
    await sessions.need(head);
    return undefined;
  }

  const writing = { method: 'POST', accepts: 'json', screen, perMinute } as const;
  return [
    { method: 'GET', path: '/api/support/me', handle: me, perMinute },
    { method: 'GET', path: '/api/support/tickets', handle: list, perMinute },
    { method: 'GET', path: '/api/support/tickets/:id', handle: show, perMinute },
    { ...writing, path: '/api/support/tickets/:id/act', handle: act },
    {
      ...writing,
      ...{ path: '/api/support/tickets/:id/files', accepts: 'bytes', maxBytes: fileLimits.bytes, handle: send },
    },
    { method: 'GET', path: '/api/support/files/:id', handle: file, perMinute },
    { ...writing, path: '/api/support/tickets/:id/typing', maxBytes: 1_024, handle: type },
  ];
}

function queueOf(live: readonly TicketHead[], found: readonly TicketHead[], view: QueueView, me: Expert): QueueAnswer {
  const lines = live.map((ticket) => lineOf(ticket, me));
  const shown = found.slice(0, mostTickets).map((ticket) => lineOf(ticket, me));
  return {
    tickets: inOrder(shown, view),
    isCut: found.length > mostTickets,
    waiting: lines.filter(({ state }) => state !== 'assigned').length,
    mine: lines.filter(({ state, isMine }) => state === 'assigned' && isMine).length,
    tags: [...new Set(lines.flatMap(({ tags }) => tags))].sort(),
  };
}

/** Keys of one expert can never be those of another, or of another way in. */
function keyPrefix({ id }: Expert): string {
  return `console:${id}:`;
}

/** People write ids as they hear them. */
function idIn({ params }: HttpHead): string {
  return (params.id ?? '').trim().toUpperCase();
}
