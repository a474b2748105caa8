import { type Pace, stateOf, watchPaths } from './articles/watch-paths.js';
import { makePackInThread } from './pack/make-in-thread.js';
import { makePack, type MadePack } from './pack/make-pack.js';
import type { Log } from './model/log.js';
import { messageOf, Problem } from './model/problem.js';
import type { TopicId } from './model/topic.js';
import { knowledgeAt, watchedPaths } from './knowledge.js';
import { loadTools, openTriage, type OpenedTriage } from './triage.js';
import { whyNotReplace } from './pack/why-not-replace.js';

/** What answers now. Another takes its place when articles change. */
export interface CurrentTriage {
  now(): OpenedTriage;
  /** What was made of the articles at the start, without the bytes. */
  atStart: Omit<MadePack, 'bytes'>;
  stop(): void;
}

export interface CurrentOptions {
  paths: readonly string[];
  /** Whether changes are taken while the bot runs. */
  isWatching: boolean;
  log: Log;
  pace?: Pace | undefined;
  /** Makes the new pack; handed in by tests. */
  make?: typeof makePackInThread;
}

/**
 * Loads articles, and from then on takes their changes: whatever is good in whole takes the place of what was there in
 * one step; whatever is not changes nothing, and the log says why.
 * @throws Problem when nothing can be loaded at the start
 */
export async function createCurrentTriage(options: CurrentOptions): Promise<CurrentTriage> {
  const { log, make = makePackInThread } = options;
  const [knowledge, tools] = await Promise.all([knowledgeAt(options.paths), loadTools()]);
  const paths = knowledge.kind === 'pack' ? [knowledge.file] : knowledge.folders;
  // Before reading: what changes while it is read is seen as a change afterwards.
  const watched = watchedPaths(knowledge);
  const state = options.isWatching ? await stateOf(watched) : '';
  const { bytes, ...atStart } = await makePack({ paths });
  let now = openTriage(bytes, paths.join(', '), tools);
  let before: Pick<MadePack, 'files' | 'refused'> = atStart;
  /** What was logged last of a version that is not used; the same is not said again. */
  let held = '';
  const stopping = new AbortController();
  const told = new Set(atStart.refused.map(lineOf));

  const hold = (reasons: readonly object[]): false => {
    const summary = JSON.stringify(reasons);
    if (held === summary || stopping.signal.aborted) return false;
    held = summary;
    for (const reason of reasons) log.warn(reason, 'this keeps new articles from being used');
    log.warn({ version: now.pack.version, topics: now.pack.ids.length }, 'the articles in use stay');
    return false;
  };

  const changed = async (): Promise<boolean> => {
    const started = performance.now();
    try {
      const made = await make({ paths, known: now.digests }, { signal: stopping.signal });
      const reasons = whyNotReplace({ folders: paths, ...before }, made);
      if (reasons.length > 0) return hold(reasons);
      const next = openTriage(made.bytes, paths.join(', '), tools);
      const isOther = next.pack.version !== now.pack.version;
      const change = changeOf(now.digests, next.digests);
      if (isOther) now = next;
      before = { files: made.files, refused: made.refused };
      for (const finding of made.refused.filter((each) => !told.has(lineOf(each)))) {
        told.add(lineOf(finding));
        log.warn(finding, 'an article is not used; triage check says more');
      }
      const fields = { version: now.pack.version, topics: now.pack.ids.length, ...change, ms: msSince(started) };
      if (isOther) log.info(fields, 'changed articles are in use');
      else if (held !== '') log.info(fields, 'the articles are as those in use again');
      held = '';
      return true;
    } catch (thrown) {
      return hold([{ reason: messageOf(thrown), ...(thrown instanceof Problem && { advice: thrown.advice }) }]);
    }
  };

  const unwatch = options.isWatching
    ? watchPaths({ paths: watched, state, changed, pace: options.pace })
    : () => undefined;
  return {
    now: () => now,
    atStart,
    stop() {
      unwatch();
      stopping.abort();
    },
  };
}

type Digests = ReadonlyMap<TopicId, number>;

/** How many topics came, went, or say something else. */
function changeOf(before: Digests, after: Digests): { added: number; removed: number; changed: number } {
  const ids = [...after.keys()];
  const stayed = ids.filter((id) => before.has(id));
  return {
    added: ids.length - stayed.length,
    removed: before.size - stayed.length,
    changed: stayed.filter((id) => before.get(id) !== after.get(id)).length,
  };
}

function lineOf({ file, line, reason }: { file: string; line: number; reason: string }): string {
  return `${file}:${line}:${reason}`;
}

function msSince(started: number): number {
  return Math.round(performance.now() - started);
}
