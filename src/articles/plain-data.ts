import { Problem } from '../model/problem.js';

/** Arrays of numbers that a file holds as they are in memory. */
const arrayTypes = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array] as const;
type TypedArray = InstanceType<(typeof arrayTypes)[number]>;

/** Plain data in two parts: what JSON can say, and behind it the typed arrays, each at a multiple of eight bytes. */
export interface FlatData {
  json: string;
  arrays: { at: number; bytes: Uint8Array }[];
  /** Bytes of all arrays with the gaps between them. */
  length: number;
}

/** The key of what stands for a typed array: its type, where it begins, and how many numbers it has. */
const arrayKey = '@';

/** No number of an array is wider. */
const widest = 8;

/** The next place, not before `at`, where every kind of array may begin. */
export function aligned(at: number): number {
  return Math.ceil(at / widest) * widest;
}

/**
 * Takes plain data apart: what JSON can say, and typed arrays anywhere in it. Keys without a value are left out.
 * @throws Error for what is no plain data: it would come back as something else.
 */
export function flatten(data: unknown): FlatData {
  const flat: FlatData = { json: '', arrays: [], length: 0 };
  const plain = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return hold(value, flat);
    if (Array.isArray(value)) return value.map((each) => plain(each) ?? null);
    if (typeof value === 'object' && value !== null) {
      if (!isPlain(value)) throw new Error(`a ${value.constructor.name} is no plain data`);
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [escaped(key), plain(each)]));
    }
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no plain data`);
    if (['function', 'symbol', 'bigint'].includes(typeof value)) throw new Error(`a ${typeof value} is no plain data`);
    return value;
  };
  flat.json = JSON.stringify(plain(data ?? null));
  return flat;
}

/** By the chain of prototypes, because an object may come from another thread or context. */
function isPlain(value: object): boolean {
  const proto = Object.getPrototypeOf(value) as object | null;
  return proto === null || Object.getPrototypeOf(proto) === null;
}

function hold(view: ArrayBufferView, flat: FlatData): unknown {
  const name = (view as TypedArray)[Symbol.toStringTag];
  const type = arrayTypes.findIndex((each) => each.name === name);
  if (type < 0) throw new Error(`a ${name} is no plain data`);
  const array = view as TypedArray;
  const at = aligned(flat.length);
  flat.arrays.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
  flat.length = at + array.byteLength;
  return { [arrayKey]: [type, at, array.length] };
}

/**
 * Puts plain data together again. Its typed arrays are views on `bytes`: nothing is copied.
 * @param bytes where the arrays are, from a multiple of eight of its buffer on
 * @throws Problem `pack-broken` when an array lies outside of `bytes`
 */
export function unflatten(json: string, bytes: Uint8Array): unknown {
  // In place where it can be, because a copy of a large index would need its room twice for a moment.
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      if (value.some((each) => typeof each === 'object')) value.forEach((each, at) => (value[at] = whole(each)));
      return value;
    }
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Record<string, unknown>;
    const held = object[arrayKey];
    if (held !== undefined) return arrayAt(held, bytes);
    const keys = Object.keys(object);
    for (const key of keys) object[key] = whole(object[key]);
    if (!keys.some((key) => key.startsWith(arrayKey))) return object;
    const bare = (key: string) => (key.startsWith(arrayKey) ? key.slice(arrayKey.length) : key);
    return Object.fromEntries(keys.map((key) => [bare(key), object[key]]));
  };
  return whole(JSON.parse(json));
}

function arrayAt(held: unknown, bytes: Uint8Array): TypedArray {
  const [type, at, length] = Array.isArray(held) ? (held as unknown[]).map(Number) : [];
  const Type = arrayTypes[type ?? -1];
  const isInside =
    at !== undefined && length !== undefined && Type && at + length * Type.BYTES_PER_ELEMENT <= bytes.byteLength;
  if (!isInside) throw new Problem('pack-broken', 'the saved pack contradicts itself', 'Compile it again.');
  return new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length);
}

/** Keys that begin as the mark of an array does get one mark more. */
function escaped(key: string): string {
  return key.startsWith(arrayKey) ? arrayKey + key : key;
}
