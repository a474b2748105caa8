import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookEvent } from '../../src/support/webhooks/event-schemas.js';

/** What a target was sent. */
export interface Delivery {
  id: string;
  headers: Record<string, string>;
  body: string;
  event: WebhookEvent;
}

/** How a target answers. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export function answers(status: number, headers?: Record<string, string>, body?: string): Behaviour;
export const hangs: Behaviour;
/** Takes the request, and ends the connection without a word. */
export const drops: Behaviour;
export function secretOf(letter: string): string;

/** A real server that webhooks are sent to. */
export interface TestTarget {
  /** Can be changed at any time. */
  behaviour: Behaviour;
  /** In the order in which they came. */
  deliveries: Delivery[];
  secret: string;
  url: string;
  /** @throws when a delivery is not signed as it must be. */
  verify(one: Delivery): unknown;
  stop(): Promise<void>;
  /** At the same address. */
  startAgain(): Promise<void>;
}

export function startTarget(behaviour?: Behaviour, secret?: string): Promise<TestTarget>;
