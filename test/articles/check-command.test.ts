import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { check } from '../../src/commands/check.js';

const folder = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

async function run(name: string) {
  let output = '';
  const out = (text: string) => void (output += text);
  const terminal = { out, err: () => undefined, isWatched: false, read: () => Promise.resolve('') };
  return { code: await check([folder(name)], { json: false }, terminal), output };
}

it('names the file and the line of all that is refused', async () => {
  const { code, output } = await run('wrong');
  expect(code).toBe(1);
  expect(output).toContain(`${folder('wrong')}/no-steps.md:6: refused: the article has no steps`);
  expect(output).toMatch(/^1 articles became 1 topics and 0 forms; 0 other files were skipped\.$/m);
  expect(output).toMatch(/^0 warnings, 19 refused\.$/m);
});

it('counts what became of good articles', async () => {
  const { code, output } = await run('learn');
  expect(code).toBe(0);
  expect(output).toContain(
    'orbit-agent-2022.md:14: warning: the included file includes/preview.md is not in this folder',
  );
  expect(output).toMatch(/^3 articles became 15 topics and 0 forms; 3 other files were skipped\.$/m);
});
