/** What the keys do. */
export interface KeyActs {
  move: (by: number) => void;
  take: () => void;
  reply: () => void;
  resolve: () => void;
  search: () => void;
  help: () => void;
  /** @param from a text field the expert was in */
  back: (from: HTMLElement | undefined) => void;
}

/** One letter, one act; never while somebody types, and never in place of the browser's own keys. */
export function listenToKeys(acts: KeyActs): void {
  const byKey: Readonly<Record<string, (() => void) | undefined>> = {
    j: () => acts.move(1),
    ArrowDown: () => acts.move(1),
    k: () => acts.move(-1),
    ArrowUp: () => acts.move(-1),
    t: acts.take,
    r: acts.reply,
    e: acts.resolve,
    '/': acts.search,
    '?': acts.help,
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // A dialog has its own keys.
    if (document.querySelector('dialog[open]')) return;
    const field = fieldOf(event.target);
    if (event.key === 'Escape') {
      acts.back(field);
      return;
    }
    if (field || (event.key.startsWith('Arrow') && !isInQueue(event.target))) return;
    const act = byKey[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Arrows move through the queue only from within it: elsewhere they scroll. */
function isInQueue(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('.queue') !== null);
}

function fieldOf(target: EventTarget | null): HTMLElement | undefined {
  const isField =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  return isField ? target : undefined;
}
