import { isObject } from './json.js';

/** The name under which Teams gets a card's `key`. */
export const teamsKeyName = 'cardKey';

/**
 * A card with the `key` of each action under another name. Teams' renderer gives every object of a card a property
 * `key` of its own, also the data of an action; where the card is frozen, as in Microsoft's Agents Playground, a click on
 * an action whose data has a `key` throws and nothing is sent.
 */
export function teamsCard<T>(card: T): T {
  return rename(card) as T;
}

function rename(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rename);
  if (!isObject(node)) return node;
  const renamed = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, rename(value)]));
  const { data } = renamed;
  if (typeof renamed.type !== 'string' || !renamed.type.startsWith('Action.') || !isObject(data)) return renamed;
  const { key, ...rest } = data;
  return { ...renamed, data: { ...rest, [teamsKeyName]: key } };
}
