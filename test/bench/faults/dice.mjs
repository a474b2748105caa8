// Chance that can be repeated: the same seed gives the same numbers.

/** @returns a function that gives numbers from 0 to 1 */
export function createDice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  // Seeds that lie close together begin alike.
  for (let times = 0; times < 4; times++) next();
  return next;
}

/** @returns the numbers for one of many things, whichever of them comes first */
export function diceFor(seed, number) {
  return createDice(Math.imul(seed, 2654435761) ^ Math.imul(number + 1, 40503));
}

/** Chooses a name by shares, each from 0 to 1; undefined for the rest. */
export function pick(shares, value) {
  let left = value;
  return Object.keys(shares).find((name) => (left -= shares[name]) < 0);
}
