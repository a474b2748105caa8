import type { Act, Who } from './act.js';
import type { Channel, Sent } from './channel.js';
import type { House } from './house.js';
import { type Reply, readReply } from './reply.js';
import type { Button } from './screen.js';

/** What lines can do with the bot besides talking to it. */
export type SceneHouse = Pick<House, 'url' | 'connector' | 'restart' | 'passTime' | 'desk' | 'tickets'>;

const ticketForm = /\b[A-Z0-9]{3}-[A-Z0-9]{3}\b/;

/** How one talk stands in one channel. */
export class Scene {
  /** The replies that the asker looks at: those to what was done last, or an older one that was scrolled to. */
  replies: Reply[] = [];
  /** The replies before these. */
  previous: Reply[] = [];
  private readonly all: Reply[] = [];
  private last: Sent | undefined;

  constructor(
    readonly channel: Channel,
    private readonly hasCards: boolean,
    readonly house: SceneHouse,
  ) {}

  /** Does something, and takes in what the bot says to it. */
  async act(act: Act): Promise<void> {
    await this.deliver(this.channel.dress(act));
  }

  /** Does something elsewhere, and takes in what the asker then gets. */
  async receive(elsewhere: () => Promise<void>): Promise<void> {
    this.previous = this.replies;
    this.replies = (await this.channel.receive(elsewhere)).map(readReply);
    this.all.push(...this.replies);
  }

  /** The last ticket that this asker opened. */
  get ticket(): string {
    const found = this.all.findLast((reply) => ticketForm.test(reply.text()));
    const id = found && ticketForm.exec(found.text())?.[0];
    if (id === undefined) throw new Error('no reply so far names a ticket');
    return id;
  }

  /** What was done last comes to the bot once more. */
  async repeat(isNewId: boolean): Promise<void> {
    if (!this.last) throw new Error('nothing was done yet');
    await this.deliver(isNewId ? this.channel.dress(this.last.act) : this.last);
  }

  private async deliver(sent: Sent): Promise<void> {
    this.last = sent;
    this.previous = this.replies;
    this.replies = (await this.channel.deliver(sent)).map(readReply);
    this.all.push(...this.replies);
  }

  /** Clicks what is called `title` in one of these places; where there are no cards, the asker types it. */
  async click(title: string, places: readonly Button['place'][], by?: Who): Promise<void> {
    const offered = this.replies.flatMap((reply) =>
      reply.buttons().flatMap((button) => (places.includes(button.place) ? [{ button, reply }] : [])),
    );
    const chosen = offered.find(({ button }) => isCalled(button, title));
    if (!chosen) {
      const titles = offered.map(({ button }) => `"${button.title}"`).join(', ');
      throw new Error(`there is no "${title}" to click; there is ${titles || 'nothing'}`);
    }
    const { button, reply } = chosen;
    const who = by && { by };
    if (this.hasCards) return this.act({ kind: 'clicks', button, inputs: reply.inputs(), ...who });
    const typed = button.place === 'option' ? (/^\d/.exec(button.title)?.[0] ?? '') : button.title;
    return this.act({ kind: 'says', text: typed, files: 0, ...who });
  }

  /** Looks at an earlier reply that shows this: the newest one, unless the oldest is meant. */
  scrollTo(text: string, which: 'newest' | 'oldest' = 'newest'): void {
    const shows = (reply: Reply) => reply.text().includes(text);
    const found = which === 'oldest' ? this.all.find(shows) : this.all.findLast(shows);
    if (!found) throw new Error(`no reply so far shows "${text}"`);
    this.replies = [found];
  }

  /** Everything on the screen, in one line for each line of a card. */
  text(): string {
    return this.replies.map((reply) => reply.text()).join('\n');
  }

  buttons(): Button[] {
    return this.replies.flatMap((reply) => reply.buttons());
  }
}

/** In a text, an option is a line such as `1. Title (detail)`. */
export function isCalled({ title, place, type }: Button, wanted: string): boolean {
  if (type === 'text' && place === 'option') return title.replace(/^\d\. /, '').startsWith(wanted);
  return title === wanted;
}
