import type { ArticleId, Topic, TopicId } from '../model/topic.js';
import { type DraftGroup, groupDrafts } from './group-drafts.js';
import { LinkIndex } from './link-index.js';
import { mergeEditions } from './merge-editions.js';
import type { Finding, ParsedArticle } from './parsed-article.js';
import { resolveDraft } from './resolve-draft.js';
import { withStepIds } from './step-ids.js';

/** Merges what belongs together, resolves links, and gives topics and steps their ids. */
export function joinDrafts(articles: readonly ParsedArticle[]): { topics: Topic[]; warnings: Finding[] } {
  const groups = groupDrafts(articles);
  const ids = new Map<string, TopicId>();
  const taken = new Set<TopicId>();
  for (const group of groups) {
    const id = freeId(group, taken);
    for (const { parsed, index } of group) ids.set(`${parsed.article} ${index}`, id);
  }
  const idOf = (article: ArticleId, index: number): TopicId => {
    const id = ids.get(`${article} ${index}`);
    if (id === undefined) throw new Error(`draft ${index} of ${article} is in no group`);
    return id;
  };
  const index = new LinkIndex(articles, idOf);
  const warnings: Finding[] = [];
  const topics = groups.map((group) => {
    const resolved = group.map(({ parsed, draft, index: number }) => {
      const result = resolveDraft(draft, parsed, idOf(parsed.article, number), index);
      warnings.push(...result.warnings);
      return result.topic;
    });
    const [first] = group;
    if (!first) throw new Error('a group has at least one draft');
    return withStepIds({ ...mergeEditions(resolved), id: idOf(first.parsed.article, first.index) });
  });
  return { topics, warnings };
}

/** The id of a group's topic: its own article's choice first, else a code, else the name of its article. */
function freeId(group: DraftGroup, taken: Set<TopicId>): TopicId {
  const ours = group.find(({ parsed }) => parsed.format === 'ours')?.draft.topic.id;
  const coded = group.find(({ draft }) => draft.sameAs.some((key) => key.startsWith('code:')));
  const [first] = group;
  if (!first) throw new Error('a group has at least one draft');
  const wanted = ours ?? coded?.draft.topic.codes[0] ?? first.draft.topic.id;
  const free = [wanted, `${first.parsed.article}#${wanted}`].find((id) => !taken.has(id));
  let id = free ?? wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}
