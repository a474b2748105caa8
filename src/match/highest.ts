/**
 * The places of the highest scores above 0, at most so many, the highest first. Of equals the first ones count.
 * @param share those that are less than this share of the highest are left out
 */
export function highest(scores: Float64Array, most: number, share = 0): number[] {
  const places: number[] = [];
  const byScore = (one: number, other: number) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other;
  let least = 0;
  scores.forEach((score, place) => {
    if (score <= least) return;
    places.push(place);
    // Those that cannot be among the highest are left behind now and then, not each time.
    if (places.length === 4 * most) {
      places.sort(byScore).length = most;
      least = scores[places[most - 1] ?? 0] ?? 0;
    }
  });
  const best = places.sort(byScore).slice(0, most);
  const enough = share * (scores[best[0] ?? -1] ?? 0);
  return best.filter((place) => (scores[place] ?? 0) >= enough);
}
