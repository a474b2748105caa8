// Bundles the browser code and puts it with the pages and Web Chat's bundle into dist/pages.
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const options = { bundle: true, format: 'iife', target: 'es2020', minify: true, logLevel: 'warning' };
const out = join(here, '../../dist/pages');
// The package's exports do not name its browser bundle; its entry stands beside it.
const webChat = dirname(createRequire(import.meta.url).resolve('botframework-webchat'));

await mkdir(join(out, 'support'), { recursive: true });
await Promise.all([
  build({
    entryPoints: [join(here, 'chat.ts'), join(here, 'widget.ts')],
    outdir: out,
    ...options,
  }),
  build({
    entryPoints: [join(here, 'support/console.ts'), join(here, 'support/console.css')],
    outdir: join(out, 'support'),
    ...options,
  }),
  cp(join(here, 'index.html'), join(out, 'index.html')),
  cp(join(here, 'chat.css'), join(out, 'chat.css')),
  cp(join(webChat, '../dist/webchat.js'), join(out, 'webchat.js')),
]);
