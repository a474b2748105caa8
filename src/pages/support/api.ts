import type { ActBody, Me, QueueAnswer, QueueView, Refusal, TicketAnswer } from '../../model/console.js';

/** The server said no; the message says why in a sentence. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Milliseconds before something that was not answered is sent again, under the same key. */
const waits = [500, 2_000];

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`api/support/${path}`, init);
  if (response.status === 401) whenSignedOut();
  if (!response.ok) throw await refusalOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

let whenSignedOut = (): void => undefined;

/** Calls `tell` when the server says that nobody is signed in any more. */
export function onSignedOut(tell: () => void): void {
  whenSignedOut = tell;
}

async function refusalOf(response: Response): Promise<Refused> {
  try {
    const { error } = (await response.json()) as Refusal;
    return new Refused(response.status, error.code, error.message);
  } catch (thrown) {
    // A proxy answered in the server's place.
    if (!(thrown instanceof SyntaxError || thrown instanceof TypeError)) throw thrown;
    return new Refused(response.status, 'unknown', `The server answered ${response.status}.`);
  }
}

function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const ticketPath = (id: string) => `tickets/${encodeURIComponent(id)}`;

export function readMe(): Promise<Me> {
  return ask('me');
}

export function readQueue(view: QueueView, tag: string, text: string): Promise<QueueAnswer> {
  return ask(`tickets?${new URLSearchParams({ view, tag, text }).toString()}`);
}

/** A ticket with all of its record from `seq` on. */
export async function readTicket(id: string, from: number): Promise<TicketAnswer> {
  let answer: TicketAnswer = await ask(`${ticketPath(id)}?from=${from}`);
  const { entries } = answer;
  while (answer.isCut) {
    answer = await ask(`${ticketPath(id)}?from=${(entries.at(-1)?.seq ?? 0) + 1}`);
    entries.push(...answer.entries);
  }
  return { ...answer, entries };
}

/** Does something with a ticket; what is not answered is tried again under the same key, and has one effect. */
export function act(id: string, body: ActBody): Promise<void> {
  return persist(() => post(`${ticketPath(id)}/act`, body));
}

/** Sends a file to the asker, likewise. */
export function sendFile(id: string, file: File, key: string): Promise<void> {
  const query = new URLSearchParams({ key, name: file.name }).toString();
  const headers = { 'content-type': 'application/octet-stream' };
  return persist(() => ask(`${ticketPath(id)}/files?${query}`, { method: 'POST', headers, body: file }));
}

async function persist(attempt: () => Promise<unknown>): Promise<void> {
  for (const wait of [...waits, undefined]) {
    try {
      await attempt();
      return;
    } catch (thrown) {
      if (wait === undefined || !canRetry(thrown)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Whether it may work the next time: nobody answered, or the server could not. */
export function canRetry(thrown: unknown): boolean {
  return !(thrown instanceof Refused) || thrown.status >= 500 || thrown.status === 429;
}

/** A key for one click or one message. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function tellTyping(id: string): Promise<void> {
  return post(`${ticketPath(id)}/typing`, {});
}

export function signOut(): Promise<unknown> {
  return post('sign-out', {});
}
