import type { HttpAnswer, HttpHead, Route } from '../../model/http.js';
import type { ReadinessCheck } from '../../model/readiness.js';

/** One way in for experts. */
export interface Door {
  /** Answers who opens /support without being signed in. */
  knock(head: HttpHead): Promise<HttpAnswer>;
  routes: Route[];
  readiness: ReadinessCheck[];
  /** Where experts sign out of whatever they signed in with. */
  signOutUrl(): string | undefined;
}

/** The id of a ticket in an address, so that a link to a ticket survives signing in; undefined for anything else. */
export function ticketIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? value : undefined;
}

/** The path of the experts' page. */
export function pageOf(ticket: string | undefined): string {
  return ticket === undefined ? '/support' : `/support?ticket=${ticket}`;
}

/** Sends a browser on; the address it comes from stays in no history. */
export function redirect(to: string, cookies: string[] = []): HttpAnswer {
  return { status: 303, headers: { Location: to }, cookies };
}
