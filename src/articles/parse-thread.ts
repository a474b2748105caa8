import { parentPort } from 'node:worker_threads';
import { parseFile } from './parse-file.js';
import type { ArticleFile } from './parsed-article.js';

// A thread that reads articles which include no other file; each message holds some of them, and so does each answer.
parentPort?.on('message', (files: ArticleFile[]) => {
  parentPort?.postMessage(files.map((file) => parseFile(file, () => undefined)));
});
