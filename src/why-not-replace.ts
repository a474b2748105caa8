import { resolve, sep } from 'node:path';
import type { Finding } from './articles/parsed-article.js';
import type { MadePack } from './make-pack.js';

/** What was used before: the named paths and the files of the articles; none of a saved pack. */
export interface UsedBefore {
  folders: readonly string[];
  files: readonly string[];
}

/**
 * Why a new pack must not take the place of the one in use; nothing when it may. An article that is gone was deleted;
 * one that is there and cannot be read, or a folder without any, is a mishap.
 */
export function whyNotReplace({ folders, files }: UsedBefore, made: MadePack): Finding[] {
  const refused = made.refused.filter(({ file }) => files.some((used) => used === file || isBelow(used, file)));
  const emptied = folders.filter((folder) => {
    const isIn = (file: string) => isBelow(file, folder);
    return files.some(isIn) && !made.files.some(isIn);
  });
  const reasons = [
    ...refused,
    ...emptied.map((file) => ({ file, line: 1, reason: 'the folder had articles, and has none any more' })),
    ...made.badCards,
  ];
  if (reasons.length > 0 || made.topics > 0) return reasons;
  return [{ file: folders.join(', '), line: 1, reason: 'no article in it can be used' }];
}

function isBelow(file: string, folder: string): boolean {
  return resolve(file).startsWith(resolve(folder) + sep);
}
