/** Marks what is hidden because a newer card took its place; chat.css hides it. */
const mark = 'data-replaced';

/** Hides cards in whose place another one came. */
export interface ReplacedCards {
  /** Says so of an activity that came, if its card takes another's place. */
  note(activity: unknown): void;
}

/** Watches the cards below `root`: each is hidden once the one that takes its place is there. */
export function hideReplacedCards(root: HTMLElement): ReplacedCards {
  /** The keys of cards, and of those that took their places. */
  const newer = new Map<string, string>();
  const decorate = () => {
    for (const [key, by] of newer) {
      const [old, next] = [activityOf(root, key), activityOf(root, by)];
      if (!old || !next || old === next || old.hasAttribute(mark)) continue;
      const button = pressedIn(old);
      old.setAttribute(mark, '');
      // Who works by keyboard stays where they were.
      if (button !== undefined) buttonCalled(next, button)?.focus({ preventScroll: true });
    }
  };
  new MutationObserver(decorate).observe(root, { childList: true, subtree: true });
  return {
    note(activity) {
      const { replaces } = objectAt(activity, 'channelData');
      const by = keyOf(activity);
      if (typeof replaces !== 'string' || by === undefined) return;
      newer.set(replaces, by);
      decorate();
    },
  };
}

/** The message in which the card with a key stands: the ids of its sections hold the key. */
function activityOf(root: HTMLElement, key: string): HTMLElement | undefined {
  const section = root.querySelector(`[id^="section-${CSS.escape(key)}-"]`);
  return section?.closest<HTMLElement>('.webchat__basic-transcript__activity') ?? undefined;
}

/** The name of the button that has the keyboard, if it stands in this message. */
function pressedIn(message: HTMLElement): string | undefined {
  const focused = document.activeElement;
  if (!focused || !message.contains(focused)) return undefined;
  return focused.closest('button')?.textContent.trim() ?? '';
}

function buttonCalled(message: HTMLElement, name: string): HTMLElement | undefined {
  return [...message.querySelectorAll('button')].find((button) => button.textContent.trim() === name);
}

/** The key of the card that an activity brings: each of its buttons tells it. */
function keyOf(activity: unknown): string | undefined {
  const [attachment] = listAt(activity, 'attachments');
  const [action] = listAt(objectAt(attachment, 'content'), 'actions');
  const { key } = objectAt(action, 'data');
  return typeof key === 'string' ? key : undefined;
}

function objectAt(value: unknown, name: string): Record<string, unknown> {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}

function listAt(value: unknown, name: string): unknown[] {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return Array.isArray(found) ? found : [];
}
