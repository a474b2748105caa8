// What a client knows of the cards that it shows.

export function nodesOf(node) {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(nodesOf)];
}

const cardType = 'application/vnd.microsoft.card.adaptive';

export function cardsOf(activities) {
  return activities
    .flatMap(({ attachments = [] }) => attachments.filter(({ contentType }) => contentType === cardType))
    .map(({ content }) => content);
}

/** The steps that a card lists, by id, with whether they are ticked. */
export function stepsOn(card) {
  const toggles = nodesOf(card).filter(({ type, id }) => type === 'Input.Toggle' && String(id).startsWith('step-'));
  return new Map(toggles.map(({ id, value }) => [id, value === 'true']));
}

/**
 * What the button that saves ticks sends, when some toggles were changed.
 * @param changes whether a step is ticked, by its id
 */
export function saveTicks(card, changes) {
  const button = nodesOf(card).find(
    ({ type, data }) => /^Action\.(Submit|Execute)$/.test(type) && data?.verb === 'tick',
  );
  if (!button) throw new Error('the card has no button that saves ticks');
  const text = (ticked) => (ticked ? 'true' : 'false');
  const all = 'was' in button.data ? [...stepsOn(card)] : [];
  const inputs = Object.fromEntries([...all, ...changes].map(([id, ticked]) => [id, text(ticked)]));
  return { ...button.data, ...inputs };
}

/** Whether a reply says that the turn failed. */
export function isFailure(replies) {
  return JSON.stringify(replies).includes('Something went wrong on my side');
}
