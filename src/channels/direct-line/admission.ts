import type { Pass } from './tokens.js';

/** What a web page needs to begin or go on with a talk. */
export interface Admission extends Pass {
  token: string;
  /** The base address of the Direct Line endpoint. */
  domain: string;
  /** Seconds. */
  expiresIn: number;
  /** Whether it is the conversation that was asked for. */
  isResumed: boolean;
}

/**
 * Gives a token for the conversation of `wanted`, or for a new one where there is none or it is no longer kept.
 * @param baseUrl the address of this server as the page sees it.
 */
export type TokenExchange = (wanted: Pass | undefined, baseUrl: string | undefined) => Promise<Admission>;
