import type { SettingName } from './setting-names.js';

/** Reads one setting (empty counts as absent) and notes what is wrong with it. */
export interface SettingReader {
  get(name: SettingName): string | undefined;
  wrong(problem: string): void;
}

const mostDays = 3_650;

export function readDays({ get, wrong }: SettingReader, name: SettingName, preset: number): number {
  const text = get(name) ?? String(preset);
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= mostDays) return days;
  wrong(`${name} is "${text}": give a number of days from 1 to ${mostDays}.`);
  return preset;
}

/** The parts of a list in their order; empty ones are left out. */
export function partsOf(text: string | undefined, separator: string): string[] {
  const parts = (text ?? '').split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
