/**
 * The solution x of A x = b for a symmetric, positive definite A, of which only the lower half is read, by Cholesky's decomposition. Source: Golub and Van Loan,
 * "Matrix computations" (2013), section 4.2.
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const lower: number[][] = [];
  a.forEach((row, i) => {
    const done: number[] = [];
    for (let j = 0; j <= i; j++) {
      const rest = (row[j] ?? 0) - dot(done, lower[j] ?? done, j);
      done.push(j < i ? rest / (lower[j]?.[j] ?? 1) : Math.sqrt(Math.max(rest, Number.EPSILON)));
    }
    lower.push(done);
  });
  const y: number[] = [];
  lower.forEach((row, i) => y.push(((b[i] ?? 0) - dot(row, y, i)) / (row[i] ?? 1)));
  const x = y.slice();
  for (let i = y.length - 1; i >= 0; i--) {
    let rest = y[i] ?? 0;
    for (let k = i + 1; k < y.length; k++) rest -= (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i]?.[i] ?? 1);
  }
  return x;
}

function dot(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
