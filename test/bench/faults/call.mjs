// HTTP as clients speak it: what is cut off fails, and what takes too long as well.

/** A request that got no good answer; it may have had its effect. */
export class Unanswered extends Error {}

const longestMs = 30_000;

/** @returns the status and the parsed body. @throws Unanswered when there is no answer, or it is a 5xx. */
export async function call(url, { method = 'POST', body, token, headers } = {}) {
  let response;
  let text;
  try {
    response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(longestMs),
    });
    text = await response.text();
  } catch (thrown) {
    throw new Unanswered(`${url}: ${thrown.message} ${thrown.cause?.code ?? ''}`);
  }
  if (response.status >= 500) throw new Unanswered(`${url} answered ${response.status}: ${text}`);
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}
