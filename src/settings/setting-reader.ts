import type { SettingName } from './setting-names.js';

/** Reads one setting (empty counts as absent) and notes what is wrong with it. */
export interface SettingReader {
  get(name: SettingName): string | undefined;
  wrong(problem: string): void;
}

const mostDays = 3_650;

/** @param most the largest that is allowed; the smallest is 1 */
export function readNumber(
  { get, wrong }: SettingReader,
  name: SettingName,
  preset: number,
  most: number,
  unit: string,
): number {
  const text = get(name) ?? String(preset);
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  wrong(`${name} is "${text}": give a number of ${unit} from 1 to ${most}.`);
  return preset;
}

export function readDays(reader: SettingReader, name: SettingName, preset: number): number {
  return readNumber(reader, name, preset, mostDays, 'days');
}

/** One of a few words, in any case. */
export function readChoice<T extends string>(
  { get, wrong }: SettingReader,
  name: SettingName,
  choices: readonly T[],
  preset: T,
): T {
  const text = get(name) ?? preset;
  const choice = choices.find((one) => one.toLowerCase() === text.toLowerCase());
  if (!choice) wrong(`${name} is "${text}": give one of ${choices.join(', ')}.`);
  return choice ?? preset;
}

/** The parts of a list in their order; empty ones are left out. */
export function partsOf(text: string | undefined, separator: string): string[] {
  const parts = (text ?? '').split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** Such a list without what is there twice. */
export function listOf(text: string | undefined, separator: string): string[] {
  return [...new Set(partsOf(text, separator))];
}
