import { resolve, sep } from 'node:path';
import type { Finding } from '../articles/parsed-article.js';
import type { MadePack } from './make-pack.js';

/** What was used before: the named paths, the files of the articles (none of a saved pack), and what was refused. */
export interface UsedBefore {
  folders: readonly string[];
  files: readonly string[];
  refused: readonly Finding[];
}

/**
 * Why a new pack must not take the place of the one in use; nothing when it may. An article that is gone was deleted;
 * one that is there and cannot be read, or a folder without any, is a mishap.
 */
export function whyNotReplace({ folders, files, refused: refusedBefore }: UsedBefore, made: MadePack): Finding[] {
  const wasUsed = (file: string) => files.some((used) => used === file || isBelow(used, file));
  // What keepers say of words is in no list of files: it counts as used unless it was refused before.
  const wasTerms = (file: string) => file.endsWith('.yaml') && !refusedBefore.some((each) => each.file === file);
  const refused = made.refused.filter(({ file }) => wasUsed(file) || wasTerms(file));
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
