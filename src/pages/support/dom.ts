type Child = Node | string | undefined;

/** What can be set on an element. Texts go in as text only, whatever they hold. */
interface Given {
  class?: string;
  /** Attributes; those that are undefined are left out. */
  attributes?: Record<string, string | undefined>;
  on?: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }>;
}

/** Makes an element. Nothing is ever read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (given.class) element.className = given.class;
  for (const [name, value] of Object.entries(given.attributes ?? {})) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  for (const [name, listener] of Object.entries(given.on ?? {})) {
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that sends no form. */
export function button(title: string, act: () => void, given: Given = {}): HTMLButtonElement {
  return el('button', { ...given, attributes: { type: 'button', ...given.attributes }, on: { click: act } }, title);
}

/** Shows or hides. */
export function show(element: HTMLElement, isShown: boolean): void {
  element.hidden = !isShown;
}

/** Changes a text only where it is another one, so that screen readers do not hear it again. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
