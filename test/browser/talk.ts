import { errors, type FrameLocator, type Locator, type Page } from 'playwright-core';

/** The chat as a person sees it, on its own page or in a frame. */
export class Talk {
  constructor(private readonly place: Page | FrameLocator) {}

  get box(): Locator {
    return this.place.getByRole('textbox', { name: 'Message input box' });
  }

  get cards(): Locator {
    return this.place.locator('.ac-adaptiveCard');
  }

  get lastCard(): Locator {
    return this.cards.last();
  }

  /** A button of the newest card. */
  button(name: string): Locator {
    return this.lastCard.getByRole('button', { name, exact: true });
  }

  async ready(): Promise<void> {
    await this.cards.first().waitFor();
  }

  /** Says something and waits for the card that answers. */
  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.andThenACard(() => this.box.press('Enter'));
  }

  async click(name: string): Promise<void> {
    await this.andThenACard(() => this.button(name).click());
  }

  /** Does something that is answered by one more card. */
  async andThenACard(act: () => Promise<unknown>): Promise<void> {
    const before = await this.cards.count();
    await persist(act, () => this.cards.nth(before).waitFor({ timeout: patience }));
  }
}

/** How long something is waited for before it is done again, in milliseconds. */
export const patience = 8_000;

/**
 * Does something until it shows, three times at most, as a person would: Web Chat draws a card anew shortly after it came,
 * and a click in that moment is lost.
 */
export async function persist(act: () => Promise<unknown>, shows: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await act();
    try {
      await shows();
      return;
    } catch (thrown) {
      if (!(thrown instanceof errors.TimeoutError) || attempt === 3) throw thrown;
    }
  }
}
