/** A typed array that grows at its end. */
export interface Growing<T> {
  push(value: number): void;
  size(): number;
  /** A view on what is in it now. */
  values(): T;
}

export function growing<T extends Uint32Array | Float32Array>(type: new (length: number) => T): Growing<T> {
  let values = new type(1024);
  let size = 0;
  return {
    push(value) {
      if (size === values.length) {
        const longer = new type(2 * size);
        longer.set(values);
        values = longer;
      }
      values[size++] = value;
    },
    size: () => size,
    values: () => values.subarray(0, size) as T,
  };
}
