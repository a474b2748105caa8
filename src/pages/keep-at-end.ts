/** Milliseconds in which a talk of before is drawn, after its first message came. */
const drawingMs = 4_000;

const scroller = '.webchat__basic-transcript__scrollable';

/**
 * Shows the end of a talk that is drawn anew: Web Chat itself stops somewhere in a long one. Whoever scrolls or types
 * meanwhile stays where they are.
 */
export function keepAtEnd(root: HTMLElement): void {
  const watcher = new MutationObserver(() => {
    const found = root.querySelector(scroller);
    if (!found) return;
    timer ??= setTimeout(stop, drawingMs);
    found.scrollTop = found.scrollHeight;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
  function stop(): void {
    clearTimeout(timer);
    watcher.disconnect();
    for (const act of acts) root.removeEventListener(act, stop);
  }
  for (const act of acts) root.addEventListener(act, stop, { passive: true });
  watcher.observe(root, { childList: true, subtree: true });
}
