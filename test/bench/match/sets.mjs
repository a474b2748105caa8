// The sets of topics that a run compares engines over, the smallest first.
import { compileKnowledge } from '../../../dist/knowledge.js';
import { topicsOf } from '../../../dist/model/pack.js';
import { Problem } from '../../../dist/model/problem.js';
import { chooseTopics } from './documents.mjs';

/** The topics of some folders. The one place that knows how a pack holds them. */
export async function readTopics(folders, onProgress) {
  const { pack } = await compileKnowledge(folders, onProgress);
  return [...topicsOf(pack)];
}

/**
 * @returns `{ name, topics }` for each size: a set that the options name, a number of topics chosen from the smallest set
 *   that has more, or all. Numbers that no set reaches are left out.
 * @throws Problem for a size or a set that cannot be understood
 */
export async function readSets({ knowledge, sizes, set }, questions, onProgress) {
  const all = { name: 'all', topics: await readTopics(knowledge, onProgress) };
  const named = [];
  for (const { name, folders } of set.map(readSet)) {
    named.push({ name, topics: await readTopics(folders, onProgress) });
  }
  const known = [...named, all].sort((one, other) => one.topics.length - other.topics.length);
  return sizes.flatMap((size) => {
    const found = known.find(({ name }) => name === size);
    if (found) return [found];
    if (!/^[1-9]\d*$/.test(size)) {
      throw new Problem('size-unknown', `There is no set ${size}.`, 'Name it: --set NAME=FOLDER,FOLDER');
    }
    const from = known.find(({ topics }) => topics.length > Number(size));
    return from ? [{ name: size, topics: chooseTopics(from.topics, questions, Number(size)) }] : [];
  });
}

function readSet(text) {
  const [name, folders = ''] = text.split(/=(.*)/s);
  if (name && folders) return { name, folders: folders.split(',') };
  throw new Problem('set-broken', `${text} names no set.`, 'Write --set NAME=FOLDER,FOLDER');
}
