/** @param pairs rising numbers of pairs @returns finds the place of a pair among them by halving; -1 where it is none */
export function createPairNumbers(pairs: Float64Array): (pair: number) => number {
  return (pair) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] ?? 0) < pair) low = middle + 1;
      else high = middle;
    }
    return pairs[low] === pair ? low : -1;
  };
}
