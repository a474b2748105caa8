import type { Decision, TicketNews } from '../model/decision.js';
import type { ChannelTraits } from '../model/message.js';
import type { Pack } from '../model/pack.js';
import type { Card, Reply } from '../model/reply.js';
import type { TopicId } from '../model/topic.js';
import type { RemovedSecret } from '../model/understanding.js';
import { boundView } from './bound-view.js';
import { buildCard } from './build-card.js';
import type { CardTemplates } from './card-templates.js';
import { decisionView } from './decision-view.js';
import { noticeOf } from './notice.js';
import { plainText } from './plain.js';
import { sectionElements } from './row-elements.js';
import type { ImageUrl } from './rows.js';
import { checksOf, splitView } from './split-view.js';
import { keyMark } from './text-runs.js';
import { withUniversalActions } from './universal-actions.js';
import type { Row, Section, View } from './view.js';
import { moreButton } from './views/buttons.js';
import { mostButtons } from './views/kept.js';
import { withKey } from './with-key.js';

/** Largest card in bytes of UTF-8: Teams' documented limit of 28 KB for a message, less the activity around the card. */
export const largestCard = 27_000;

/** What a decision is rendered with. */
export interface RenderContext {
  traits: ChannelTraits;
  removed: readonly RemovedSecret[];
  /** Made new for every turn; the keys of its cards begin with it. */
  turn: string;
}

/** Turns a decision into replies: as a rule one, more where an article does not fit into one card. */
export type Renderer = (decision: Decision, context: RenderContext) => Reply[];

/** How many rendered decisions are kept: articles are shown again and again, and only their keys differ. */
const mostRemembered = 300;

/** What is another one each time, and holds people's own words, which nobody keeps here. */
const shownOnce: ReadonlySet<Decision['kind']> = new Set(['error', 'form', 'relayed', 'said']);

/** A view as a card and as what it says. */
export interface Rendered {
  /** The card, with marks where the key goes. Shared between turns: never changed. */
  card: Card;
  text: string;
  speak: string;
  /** The checks that can be ticked in it. */
  checks: string[];
}

export function createRenderer(pack: Pack, templates: CardTemplates, imageUrl: ImageUrl = () => undefined): Renderer {
  const remembered = new Map<string, Rendered[]>();
  return (decision, { traits, removed, turn }) => {
    // The person who has the ticket speaks, not the bot.
    if (decision.kind === 'relayed' && removed.length === 0 && !decision.files && !decision.refused) return [];
    const notice = noticeOf(removed);
    const name = JSON.stringify([decision, traits.universalActions, notice]);
    let rendered = remembered.get(name);
    if (!rendered) {
      const view = decisionView(decision, pack, imageUrl);
      const notices = [view.notice, notice].filter((each) => each !== '');
      const bound = boundView({ ...view, notice: notices.join(' ') });
      rendered = renderView(bound, templates, traits);
      if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '');
      if (!shownOnce.has(decision.kind)) remembered.set(name, rendered);
    }
    const ticket = ticketOf(decision);
    return shownOf(rendered, decision).map(({ card, text, speak }, index): Reply => {
      const isRedrawn = 'redraw' in decision && index === 0;
      const more = { ...(ticket && { ticket }), ...(isRedrawn && { redraws: true as const }) };
      return { card: withKey(card, `${turn}.${index + 1}`), text, speak, ...more };
    });
  };
}

/** What a decision tells of the asker's newest ticket; undefined where it tells nothing. */
function ticketOf(decision: Decision): Reply['ticket'] {
  if (decision.kind === 'said') return { id: decision.ticket, isLive: true };
  if (decision.kind !== 'ticket' || decision.isOld) return undefined;
  return { id: decision.ticket, isLive: !isEnd.has(decision.news) };
}

const isEnd: ReadonlySet<TicketNews> = new Set(['resolved', 'withdrawn', 'over']);

/**
 * Renders a view into as few cards as hold it. Where it takes more than one, what is folded is asked for by a button; the
 * text has room for all of it.
 */
function renderView(view: View, templates: CardTemplates, traits: ChannelTraits): Rendered[] {
  const whole = renderOne(view, templates, traits);
  if (isSmall(whole)) return [whole];
  const { more } = view;
  const folded = more === undefined ? [] : view.sections.filter((section) => section.isFolded);
  const shown = more === undefined ? view : withoutFolded(view, more);
  const parts = isSmall(renderOne(shown, templates, traits)) ? [shown] : splitToFit(shown, templates, traits);
  return parts.map((part, index) => renderOne(part, templates, traits, index === parts.length - 1 ? folded : []));
}

function isSmall({ card }: Rendered): boolean {
  return bytesOf(card) <= largestCard;
}

function withoutFolded(view: View, more: TopicId): View {
  const all = [...view.buttons, { ...moreButton, step: more }];
  // Clients show no more; the card's text names the way back, too.
  const buttons = all.length > mostButtons ? all.filter(({ verb }) => verb !== 'back') : all;
  return { ...view, sections: view.sections.filter((section) => !section.isFolded), buttons };
}

/** Divides a view that is too large for one card. */
export function splitToFit(view: View, templates: CardTemplates, traits: ChannelTraits): View[] {
  // As if everything were ticked: what stands on which card must not change with a tick.
  const was = view.was === undefined ? {} : { was: checksOf(view.sections).join(' ') };
  const frame = renderOne({ ...view, ...was, sections: [] }, templates, traits);
  const budget = largestCard - bytesOf(frame.card) - sectionAllowance;
  const weightOf = (row: Row) => bytesOf(sectionElements({ heading: '', rows: [row] }, templates, { commands: 0 }));
  return splitView(view, Math.max(budget, smallestBudget), weightOf);
}

/** What the headings and containers of sections take, which are not weighed with their rows. */
const sectionAllowance = 2_500;
const smallestBudget = 2_000;

/** Longest key: a UUID with the mark of its talk and the numbers of decision and card, and some room. */
const longestKey = 'k'.repeat(64);

/** The bytes of a card or a part of one when its marks have become keys. */
export function bytesOf(node: unknown): number {
  return Buffer.byteLength(JSON.stringify(node).replaceAll(keyMark, longestKey));
}

/** Renders a view into one card, however large. @param onlyTold sections that the text tells and the card does not. */
export function renderOne(
  view: View,
  templates: CardTemplates,
  traits: ChannelTraits,
  onlyTold: readonly Section[] = [],
): Rendered {
  const card = buildCard(view, templates);
  const json = JSON.stringify(traits.universalActions ? withUniversalActions(card) : card);
  return {
    card: JSON.parse(withoutDateFunctions(json)) as Card,
    text: plainText({ ...view, sections: [...view.sections, ...onlyTold] }),
    speak: view.speak,
    checks: checksOf(view.sections),
  };
}

/** After a tick of a list that takes several cards, only the card that was ticked is shown again. */
function shownOf(rendered: Rendered[], decision: Decision): Rendered[] {
  const at = 'at' in decision ? decision.at : undefined;
  if (at === undefined) return rendered;
  const ticked = rendered.filter(({ checks }) => checks.includes(at));
  return ticked.length > 0 ? ticked : rendered;
}

/** Clients replace `{{DATE(...)}}` and `{{TIME(...)}}` in any text; a joiner between the braces keeps them as written. */
function withoutDateFunctions(json: string): string {
  return json.replace(/\{\{(?=(?:DATE|TIME)\()/g, '{\u2060{');
}
