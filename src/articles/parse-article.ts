import { splitFrontMatter } from './front-matter.js';
import { parseLearn, type ReadInclude } from './learn.js';
import { oursKeys } from './ours-header.js';
import { parseOurs } from './ours.js';
import { type ArticleFile, type ArticleFormat, type ParsedArticle, Refusal } from './parsed-article.js';
import { hasSelfHelpHeader } from './self-help-header.js';
import { parseSelfHelp } from './self-help.js';

/**
 * Reads an article in whichever format it is written.
 * @throws Refusal when it cannot be used.
 */
export function parseArticle(file: ArticleFile, readInclude: ReadInclude): ParsedArticle {
  if (file.text.trim() === '') throw new Refusal(1, 'the file is empty');
  switch (formatOf(file.text)) {
    case 'self-help':
      return parseSelfHelp(file);
    case 'ours':
      return parseOurs(file);
    case 'learn':
      return parseLearn(file, readInclude);
  }
}

/** Ours is known by the keys of its header, self-help by `<properties`; all other Markdown is read as Learn's is. */
function formatOf(text: string): ArticleFormat {
  if (hasSelfHelpHeader(text)) return 'self-help';
  const { header } = splitFrontMatter(text);
  if (header === undefined || Object.keys(header).some((key) => key.startsWith('ms.'))) return 'learn';
  return Object.keys(header).some((key) => oursKeys.includes(key)) ? 'ours' : 'learn';
}
