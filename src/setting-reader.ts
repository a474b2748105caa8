import type { SettingName } from './setting-names.js';

/** Reads one setting (empty counts as absent) and notes what is wrong with it. */
export interface SettingReader {
  get(name: SettingName): string | undefined;
  wrong(problem: string): void;
}
