const marked = 'data-copy-button';

/** Puts a button that copies beside every command of every card that appears below `root`, now and later. */
export function addCopyButtons(root: HTMLElement): void {
  const decorate = () => {
    for (const block of root.querySelectorAll<HTMLElement>(`[id^='command-']:not([${marked}])`)) {
      block.setAttribute(marked, '');
      block.append(copyButton(block));
    }
  };
  new MutationObserver(decorate).observe(root, { childList: true, subtree: true });
  decorate();
}

function copyButton(block: HTMLElement): HTMLButtonElement {
  // The lines as they were before the button stood among them.
  const lines = [...block.querySelectorAll('.ac-richTextBlock')].map((line) => line.textContent);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy the command ${lines[0] ?? ''}`);
  button.addEventListener('click', () => {
    void copy(lines.join('\n')).then((done) => {
      button.textContent = done ? 'Copied' : 'Press Ctrl+C';
      if (!done) select(block);
      window.setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (thrown) {
    // Frames and plain http may not reach the clipboard; then the text is selected for the asker to copy.
    if (thrown instanceof DOMException || thrown instanceof TypeError) return false;
    throw thrown;
  }
}

function select(block: HTMLElement): void {
  const lines = block.querySelectorAll('.ac-richTextBlock');
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last) return;
  // Up to the last line, for the button stands behind it and is no part of the command.
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
