import type { Clean } from '../model/turn.js';
import { type CardAction, verbs } from '../model/verbs.js';
import { isObject } from './json.js';
import { teamsKeyName } from './teams-card.js';

const longestName = 300;
const longestInput = 20_000;
const mostInputs = 200;
/** The ids of all steps of a long list. */
const longestWas = 4_000;

/**
 * Reads what a button of one of our cards sent back.
 * @param clean takes secrets out of the card's inputs, which become part of what is remembered of a submit.
 * @returns undefined for anything that none of our cards sends.
 */
export function readCardAction(data: unknown, clean: Clean): CardAction | undefined {
  if (!isObject(data)) return undefined;
  const { verb: name, topic, [teamsKeyName]: teamsKey, key = teamsKey, step, part, was, ...rest } = data;
  const verb = verbs.find((one) => one === name);
  if (!verb || !isName(topic) || !isName(key) || key === '') return undefined;
  if (![step, part].every((each) => each === undefined || isName(each))) return undefined;
  const removed = new Map<string, number>();
  const inputs = readInputs(rest, (text) =>
    clean(text, (secrets) => secrets.forEach(({ kind, count }) => removed.set(kind, (removed.get(kind) ?? 0) + count))),
  );
  return {
    ...{ verb, topic, key, inputs },
    ...(removed.size > 0 && { removed: [...removed].map(([kind, count]) => ({ kind, count })) }),
    ...(isName(step) && { step }),
    ...(isName(part) && { part }),
    ...(typeof was === 'string' && was.length <= longestWas && { was }),
  };
}

/** Ids and keys are ours; topics are called after files, which may have spaces in their names. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName && !/\p{Cc}/u.test(value);
}

function readInputs(fields: Record<string, unknown>, clean: Clean): Record<string, string> {
  const inputs = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (name.length > longestName || name === '__proto__') return [];
    if (typeof value === 'boolean' || typeof value === 'number') return [[clean(name), String(value)]];
    return typeof value === 'string' ? [[clean(name), clean(value).slice(0, longestInput)]] : [];
  });
  return Object.fromEntries(inputs.slice(0, mostInputs));
}
