import { act, canRetry, newKey, Refused } from './api.js';

/** A message that is on its way to a ticket. */
export interface Outgoing {
  key: string;
  text: string;
  /** Nobody answered: it is tried again by a click, or when the connection is back. */
  hasFailed: boolean;
}

/** What an expert writes, until the server has it. It survives a reload and a new sign-in in the same window. */
export interface OutgoingBox {
  draft(ticket: string): string;
  keepDraft(ticket: string, text: string): void;
  waiting(ticket: string): readonly Outgoing[];
  /** Puts a message behind the others and sends them. */
  add(ticket: string, text: string): void;
  /** Sends what waits, in order. */
  retry(ticket?: string): void;
  /** What the record has is on its way no longer. */
  arrived(ticket: string, key: string): void;
  forgetAll(): void;
}

interface Kept {
  draft: string;
  waiting: Outgoing[];
}

/**
 * @param owner whose messages these are; another expert in this window does not get them
 * @param changed something that waits was sent, or failed
 * @param refused the server will never take it: the text goes back to where it can be changed
 */
export function createOutgoing(
  owner: string,
  changed: (ticket: string) => void,
  refused: (ticket: string, text: string, reason: string) => void,
): OutgoingBox {
  const prefix = `support-triage.outgoing.${owner}.`;
  const sending = new Set<string>();
  const read = (ticket: string): Kept => {
    const text = sessionStorage.getItem(prefix + ticket);
    return text === null ? { draft: '', waiting: [] } : (JSON.parse(text) as Kept);
  };
  const write = (ticket: string, kept: Kept) => {
    if (kept.draft === '' && kept.waiting.length === 0) sessionStorage.removeItem(prefix + ticket);
    else sessionStorage.setItem(prefix + ticket, JSON.stringify(kept));
  };
  const ours = () => Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));

  function change(ticket: string, by: (waiting: Outgoing[]) => Outgoing[]): void {
    const kept = read(ticket);
    write(ticket, { ...kept, waiting: by(kept.waiting) });
    changed(ticket);
  }

  const without = (key: string) => (waiting: Outgoing[]) => waiting.filter((each) => each.key !== key);

  async function send(ticket: string): Promise<void> {
    if (sending.has(ticket)) return;
    sending.add(ticket);
    try {
      for (let [next] = read(ticket).waiting; next; [next] = read(ticket).waiting) {
        const { key, text } = next;
        await act(ticket, { key, act: { kind: 'say', text } });
        change(ticket, without(key));
      }
    } catch (thrown) {
      failed(ticket, thrown);
    } finally {
      sending.delete(ticket);
    }
  }

  function failed(ticket: string, thrown: unknown): void {
    const [first] = read(ticket).waiting;
    if (!first) return;
    if (canRetry(thrown) || (thrown instanceof Refused && thrown.status === 401)) {
      change(ticket, (waiting) => waiting.map((each) => ({ ...each, hasFailed: true })));
      return;
    }
    const all = read(ticket).waiting.map(({ text }) => text);
    change(ticket, () => []);
    refused(ticket, all.join('\n'), thrown instanceof Error ? thrown.message : '');
  }

  function retry(ticket: string): void {
    if (read(ticket).waiting.length === 0 || sending.has(ticket)) return;
    change(ticket, (waiting) => waiting.map((each) => ({ ...each, hasFailed: false })));
    void send(ticket);
  }

  return {
    draft: (ticket) => read(ticket).draft,
    keepDraft: (ticket, draft) => write(ticket, { ...read(ticket), draft }),
    waiting: (ticket) => read(ticket).waiting,
    add(ticket, text) {
      change(ticket, (waiting) => [...waiting, { key: newKey(), text, hasFailed: false }]);
      void send(ticket);
    },
    retry(ticket) {
      const tickets = ticket === undefined ? ours().map((name) => name.slice(prefix.length)) : [ticket];
      tickets.forEach(retry);
    },
    arrived(ticket, key) {
      if (read(ticket).waiting.some((each) => each.key === key)) change(ticket, without(key));
    },
    forgetAll: () => ours().forEach((name) => sessionStorage.removeItem(name)),
  };
}
