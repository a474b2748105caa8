import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Problem } from '../model/problem.js';

const types: Readonly<Record<string, string | undefined>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const smallestZipped = 1024;

/** One file, as it was when the server started. */
export interface StaticFile {
  /** Where it is served: `/widget.js`; the folder's `index.html` is `/`. */
  path: string;
  type: string;
  etag: string;
  data: Buffer;
  /** The same compressed; undefined where that is not worth it. Made at the first call. */
  zipped(): Promise<Buffer | undefined>;
}

/**
 * Reads every file of a folder that has a known type. Only what is found here is ever served, so no path that a client
 * makes up can lead anywhere else.
 * @throws Problem `no-pages` when the folder cannot be read.
 */
export function readStaticFiles(folder: string): StaticFile[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .flatMap((file) => readStaticFile(file, relative(folder, file).split(sep)));
  } catch {
    throw new Problem('no-pages', `The pages in ${folder} cannot be read.`, 'Build them: npm run build.');
  }
}

function readStaticFile(file: string, names: readonly string[]): StaticFile[] {
  const type = types[extname(file).toLowerCase()];
  // A router reads `:` and `*` as patterns; names with a dot in front are not meant for others.
  if (!type || !names.every((name) => /^[\w-][\w.-]*$/.test(name))) return [];
  const data = readFileSync(file);
  const hash = createHash('sha256').update(data).digest('base64url').slice(0, 22);
  const isText = !/^(image\/(png|x-icon)|font)/.test(type);
  let zipping: Promise<Buffer | undefined> | undefined;
  return [
    {
      path: names.join('/') === 'index.html' ? '/' : `/${names.join('/')}`,
      type,
      etag: `"${hash}"`,
      data,
      zipped: () =>
        (zipping ??= isText && data.length > smallestZipped ? promisify(gzip)(data) : Promise.resolve(undefined)),
    },
  ];
}
