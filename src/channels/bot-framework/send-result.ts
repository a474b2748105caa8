import type { Log } from '../../model/log.js';
import type { SendResult } from '../../model/outbox.js';
import { messageOf } from '../../model/problem.js';
import type { WhyUndelivered } from '../../model/ticket.js';
import type { Clean } from '../../model/turn.js';
import { SignInFailed } from './credentials.js';
import { SendRefused } from './send.js';

const longestCause = 500;

/** It can never arrive, for a reason that no refusal of the channel tells. */
export class Undeliverable extends Error {
  constructor(readonly why: WhyUndelivered) {
    super(why);
  }
}

/** Why something can never arrive; undefined where it is worth another try. */
export function whyUndeliverable(thrown: unknown): WhyUndelivered | undefined {
  if (thrown instanceof Undeliverable) return thrown.why;
  const status = statusOf(thrown);
  if (status === 403 || status === 404) return 'gone';
  return status === 400 ? 'refused' : undefined;
}

/** The channel has not got it: it refused, or it was never reached. */
const clearly = new Set([401, 412, 429]);
const unreached = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** What it takes to tell the keeper. */
export interface Telling {
  log: Log;
  clean: Clean;
}

/** Tells the keeper that something was dropped. */
export function tellDropped(why: WhyUndelivered, thrown: unknown, channel: string, { log, clean }: Telling): void {
  const fields = { channel, status: statusOf(thrown), cause: causeOf(thrown, clean) };
  switch (why) {
    case 'gone':
      log.info(fields, 'a reply was dropped: the bot is no longer in this conversation');
      return;
    case 'refused':
      log.error(fields, 'a reply was dropped: the channel does not understand it');
      return;
    case 'too-large':
      log.warn({ channel }, 'what an expert sent was dropped: it is too large for the channel');
      return;
    case 'expired':
      log.error({ channel }, 'a reply was given up: for a day nobody took it');
  }
}

function statusOf(thrown: unknown): number | undefined {
  return thrown instanceof SendRefused ? thrown.status : undefined;
}

/** The SDK repeats in its errors what it could not write. */
function causeOf(thrown: unknown, clean: Clean): string {
  return clean(messageOf(thrown)).slice(0, longestCause);
}

/** What a reply that may still arrive needs, and what the keeper is told. */
export function laterOf(thrown: unknown, channel: string, tries: number, { log, clean }: Telling): SendResult {
  const status = statusOf(thrown);
  const cause = causeOf(thrown, clean);
  const fields = { channel, status, tries: tries + 1, cause };
  // Said once for the keeper; it is tried again and again.
  const tell = tries === 0 ? log.error.bind(log) : log.debug.bind(log);
  tell(fields, 'a reply could not be sent and is tried again: check network and credential');
  const isClear =
    thrown instanceof SignInFailed || (status === undefined ? unreached.test(causesOf(thrown)) : clearly.has(status));
  if (!isClear) return { kind: 'in-doubt', cause };
  return { kind: 'later', cause, ...(thrown instanceof SendRefused && { afterMs: thrown.retryAfter }) };
}

/** fetch hides in `cause` what happened. */
function causesOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return `${messageOf(thrown)} ${code} ${cause === undefined ? '' : causesOf(cause)}`;
}
