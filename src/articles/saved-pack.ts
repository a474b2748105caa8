import { createHash } from 'node:crypto';
import type { Form } from '../model/form.js';
import { type Pack, topicsOf } from '../model/pack.js';
import type { Question } from '../model/question.js';
import type { Topic, TopicId } from '../model/topic.js';
import { fromSavedBytes, otherVersion, toSavedBytes } from './saved-file.js';
import { openRecords, type SavedRecords, saveRecords } from './saved-records.js';

/** What a saved pack is made of. */
export interface PackContents {
  pack: Pack;
  /** How many articles it was compiled from. */
  articles: number;
  /** What matching has made of the topics; only it can read it. */
  index: unknown;
  /** The form of the index. */
  indexVersion: number;
}

/** An opened pack. */
export interface OpenedPack {
  pack: Pack;
  articles: number;
  index: unknown;
  /** Tells a topic's text from any other text: two packs that have the same here say the same about it. */
  digests: ReadonlyMap<TopicId, number>;
}

interface Saved {
  articles: number;
  indexVersion: number;
  ids: string[];
  codes: string[];
  questions: Question[];
  topics: SavedRecords;
  forms: SavedRecords;
  digests: Float64Array;
  index: unknown;
}

/** Saves a pack with its index. The same articles become the same bytes. */
export function savePack({ pack, articles, index, indexVersion }: PackContents): Uint8Array<ArrayBuffer> {
  const jsons = Array.from(topicsOf(pack), (topic) => JSON.stringify(topic));
  const saved: Saved = {
    articles,
    indexVersion,
    ids: [...pack.ids],
    codes: [...pack.codes],
    questions: structuredClone([...pack.questions]),
    topics: saveRecords(jsons),
    forms: saveRecords(pack.forms().map((form) => JSON.stringify(form))),
    digests: Float64Array.from(jsons, digestOf),
    index,
  };
  return toSavedBytes(saved);
}

/**
 * Opens a saved pack. Its topics stay in the bytes until they are asked for.
 * @param name of the file, for what is told
 * @throws Problem when the bytes are no saved pack, were made by another version, or are damaged
 */
export function openPack(bytes: Uint8Array, indexVersion: number, name: string): OpenedPack {
  const { data, digest } = fromSavedBytes(bytes, name);
  const saved = data as Saved;
  if (saved.indexVersion !== indexVersion)
    throw otherVersion(name, saved.indexVersion > indexVersion ? 'a newer' : 'an older');
  const { ids, digests } = saved;
  return {
    pack: packOf(saved, digest.slice(0, versionLength)),
    articles: saved.articles,
    index: saved.index,
    digests: new Map(ids.map((id, number) => [id, digests[number] ?? 0])),
  };
}

/** Letters of a version: enough to tell packs apart. */
const versionLength = 16;

/** Topics that were read last, as they are: an article is shown, then its causes, then more of it. */
const mostKept = 100;

function packOf({ ids, codes, questions, topics, forms }: Saved, version: string): Pack {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const records = openRecords(topics);
  const kept = new Map<TopicId, Topic>();
  return {
    version,
    ids,
    has: (id) => numbers.has(id),
    get(id) {
      const number = numbers.get(id);
      if (number === undefined) return undefined;
      const topic = kept.get(id) ?? (records.read(number) as Topic);
      kept.delete(id);
      kept.set(id, topic);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
      return topic;
    },
    codes,
    questions,
    formCount: forms.starts.length,
    forms() {
      const { count, read } = openRecords(forms);
      return Array.from({ length: count }, (_none, number) => read(number) as Form);
    },
    // Opened anew: the block that was read last need not stay in memory, as forms are shown seldom.
    formAt: (place) => (place in forms.starts ? (openRecords(forms).read(place) as Form) : undefined),
  };
}

/** 48 bits of a hash: a number that a Float64Array holds as it is. */
function digestOf(json: string): number {
  return createHash('sha256').update(json).digest().readUIntBE(0, 6);
}
