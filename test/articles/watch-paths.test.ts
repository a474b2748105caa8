import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stateOf, watchPaths } from '../../src/articles/watch-paths.js';
import { folderOf } from '../helpers/folders.js';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

function folderWith(files: Record<string, string>): string {
  const { path, remove } = folderOf(files);
  ends.push(remove);
  return path;
}

describe('the state of files', () => {
  const files = { 'a.md': 'one', 'deep/er/b.MD': 'two', 'notes.txt': 'three', '.git/x': 'four' };

  /** Whether a change shows. */
  async function shows(change: (folder: string) => void): Promise<boolean> {
    const folder = folderWith(files);
    const before = await stateOf([folder]);
    expect(await stateOf([folder])).toBe(before);
    change(folder);
    return (await stateOf([folder])) !== before;
  }

  test.each<[string, (folder: string) => void]>([
    ['a longer text', (folder) => writeFileSync(join(folder, 'a.md'), 'longer')],
    ['a new article', (folder) => writeFileSync(join(folder, 'deep/c.md'), '')],
    ['what keepers say of words', (folder) => writeFileSync(join(folder, 'synonyms.yaml'), '- [a, b]')],
    ['one less', (folder) => rmSync(join(folder, 'deep/er/b.MD'))],
    ['another name', (folder) => renameSync(join(folder, 'a.md'), join(folder, 'z.md'))],
    ['a folder less', (folder) => rmSync(join(folder, 'deep'), { recursive: true })],
    [
      'the same length, written beside and renamed, with the old time kept',
      (folder) => {
        const { atime, mtime } = statSync(join(folder, 'a.md'));
        writeFileSync(join(folder, 'new'), 'ONE');
        utimesSync(join(folder, 'new'), atime, mtime);
        renameSync(join(folder, 'new'), join(folder, 'a.md'));
      },
    ],
  ])('shows %s', async (_name, change) => {
    expect(await shows(change)).toBe(true);
  });

  test.each<[string, (folder: string) => void]>([
    ['files that are no articles', (folder) => writeFileSync(join(folder, 'notes.txt'), 'longer text')],
    ['empty folders', (folder) => mkdirSync(join(folder, 'empty'))],
  ])('does not show %s', async (_name, change) => {
    expect(await shows(change)).toBe(false);
  });

  test('of a folder that is a link is that of its target', async () => {
    const folder = folderWith(files);
    const link = join(folderWith({}), 'link');
    symlinkSync(folder, link);
    const before = await stateOf([link]);
    writeFileSync(join(folder, 'a.md'), 'longer');
    expect(await stateOf([link])).not.toBe(before);
  });

  test('of a file that is named counts whatever its name is, and so does that it is gone', async () => {
    const file = join(folderWith({ 'knowledge.pack': 'x' }), 'knowledge.pack');
    const before = await stateOf([file]);
    writeFileSync(file, 'longer');
    const after = await stateOf([file]);
    rmSync(file);
    expect(new Set([before, after, await stateOf([file])]).size).toBe(3);
  });
});

describe('watching', () => {
  /** Watches a folder; each change is noted, and taken unless told otherwise. */
  async function watched(folder: string, take: (count: number) => boolean | Promise<boolean>, retry = 1e9) {
    const paths = [folder];
    let count = 0;
    const stop = watchPaths({
      paths,
      state: await stateOf(paths),
      changed: async () => take((count += 1)),
      pace: { every: 20, retry },
    });
    ends.push(stop);
    const until = async (wanted: number) => {
      for (const started = Date.now(); count < wanted && Date.now() - started < 10_000;) await wait(10);
      return count;
    };
    return { stop, until, count: () => count };
  }

  test('tells each change once', async () => {
    const folder = folderWith({ 'a.md': 'one' });
    const { until, count } = await watched(folder, () => true);
    await wait(150);
    expect(count()).toBe(0);
    writeFileSync(join(folder, 'a.md'), 'longer');
    expect(await until(1)).toBe(1);
    await wait(150);
    writeFileSync(join(folder, 'b.md'), 'another');
    expect(await until(2)).toBe(2);
    await wait(150);
    expect(count()).toBe(2);
  });

  test('waits until the files are at rest', async () => {
    const folder = folderWith({ 'a.md': 'one' });
    const paths = [folder];
    const seen: string[] = [];
    // Each look finds the file written anew, until the twelfth.
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks <= 12) writeFileSync(join(folder, 'a.md'), 'x'.repeat(looks + 10));
      return stateOf(paths);
    };
    const changed = async () => {
      seen.push(readFileSync(join(folder, 'a.md'), 'utf8'));
      return true;
    };
    ends.push(watchPaths({ paths, state: await stateOf(paths), changed, pace: { every: 5, retry: 1e9 }, look }));
    for (const started = Date.now(); seen.length === 0 && Date.now() - started < 20_000;) await wait(10);
    await wait(100);
    expect(seen).toEqual(['x'.repeat(22)]);
  });

  test('sees what changes while a change is taken', async () => {
    const folder = folderWith({ 'a.md': 'one' });
    const { until } = await watched(folder, (count) => {
      if (count === 1) writeFileSync(join(folder, 'a.md'), 'longer still');
      return true;
    });
    writeFileSync(join(folder, 'a.md'), 'longer');
    expect(await until(2)).toBe(2);
  });

  test('tries again what could not be taken, until it is', async () => {
    const folder = folderWith({ 'a.md': 'one' });
    const { until, count } = await watched(folder, (tries) => tries === 3, 30);
    writeFileSync(join(folder, 'a.md'), 'longer');
    expect(await until(3)).toBe(3);
    await wait(200);
    expect(count()).toBe(3);
  });

  test('ends', async () => {
    const folder = folderWith({ 'a.md': 'one' });
    const { stop, count } = await watched(folder, () => true);
    stop();
    writeFileSync(join(folder, 'a.md'), 'longer');
    await wait(200);
    expect(count()).toBe(0);
  });
});
