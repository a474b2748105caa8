/** What the server gives for a talk. */
export interface Session {
  token: string;
  conversationId: string;
  domain: string;
  userId: string;
  /** Renews the same talk for 30 days; kept in this browser. */
  resume: string;
  /** Whether this is the talk of before. */
  resumed: boolean;
}

/** Why no session was given, in words for the asker. */
export class SessionRefused extends Error {}

const kept = 'support-triage.talk';

/** Where the talk is kept; a browser can forbid it, and then a reload begins a new one. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (thrown) {
    if (thrown instanceof DOMException) return undefined;
    throw thrown;
  }
}

/** Forgets the talk, so that the next session begins a new one. */
export function forgetTalk(): void {
  storage()?.removeItem(kept);
}

/**
 * Asks the server for a session: the talk of before if there was one, else a new one.
 * @throws SessionRefused when the server says no; TypeError when it cannot be reached
 */
export async function openSession(): Promise<Session> {
  const resume = storage()?.getItem(kept) ?? undefined;
  const response = await fetch('api/directline/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resume }),
  });
  if (response.status === 429) throw new SessionRefused('Too many chats were opened from here. Please wait a minute.');
  if (!response.ok) throw new SessionRefused('The chat is not available right now.');
  const session = (await response.json()) as Session;
  storage()?.setItem(kept, session.resume);
  return session;
}
