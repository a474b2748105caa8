/** The places of the highest scores above 0, at most so many, in no order. Of equals the first ones count. */
export function highest(scores: Float64Array, most: number): number[] {
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
  return places.sort(byScore).slice(0, most);
}
