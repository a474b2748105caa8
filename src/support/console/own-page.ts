import type { HttpHead } from '../../model/http.js';
import { Problem } from '../../model/problem.js';

/**
 * Refuses what a page of another site could make an expert's browser send; pages that may show the chat are no exception.
 * A browser names the page with every request that is not a plain GET.
 * @returns the address of this server
 * @throws Problem 403
 */
export function checkOwnPage({ headers, baseUrl }: Pick<HttpHead, 'headers' | 'baseUrl'>): string {
  if (baseUrl !== undefined && headers.origin === new URL(baseUrl).origin) return baseUrl;
  const advice = 'Use the page /support; where it is our own, set PUBLIC_URL to exactly the address in the browser.';
  throw new Problem('origin-not-allowed', 'Only our own page may do this.', advice, 403);
}
