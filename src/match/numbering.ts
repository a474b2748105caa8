/** Gives each value a number, from 0 in the order of their coming. */
export interface Numbering<T> {
  of(value: T): number;
  values(): T[];
}

export function numbering<T>(): Numbering<T> {
  const numbers = new Map<T, number>();
  return {
    of(value) {
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size));
      return number;
    },
    values: () => [...numbers.keys()],
  };
}
