import { boundView } from '../bound-view.js';
import type { CardTemplates } from '../card-templates.js';
import { peopleView } from '../people-view.js';
import { bytesOf, largestCard, type Rendered, renderOne } from '../render.js';
import type { View } from '../view.js';

/** Experts are in Teams. */
export const expertTraits = { cards: true, universalActions: true };

/** How much of each text is shown, the most first. */
const shares = [1, 0.6, 0.35, 0.2, 0.1, 0.05, 0.02, 0.005];

/**
 * Renders the fullest view that has room in one card, as a card that changes in place cannot be several.
 * @param viewOf makes the view with this share of each text, from 0 to 1
 * @param most bytes that the card may take
 */
export function fitCard(viewOf: (share: number) => View, templates: CardTemplates, most = largestCard): Rendered {
  let rendered: Rendered | undefined;
  for (const share of shares) {
    rendered = renderOne(boundView(peopleView(viewOf(share))), templates, expertTraits);
    if (bytesOf(rendered.card) <= most) break;
  }
  if (!rendered) throw new Error('there is always a share');
  return rendered;
}
