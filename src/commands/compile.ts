import { writePackFile } from '../articles/pack-file.js';
import { makePackInThread } from '../pack/make-in-thread.js';
import { Problem } from '../model/problem.js';
import { knowledgeAt } from '../knowledge.js';
import { noArticles, print } from './findings.js';
import { progressOn, type Terminal } from './terminal.js';

export interface CompileOptions {
  knowledge: string[];
  out: string;
}

/**
 * `triage compile`: compiles articles to one file, which other commands take in place of the folders.
 * @returns the exit code: 0 when the file was written, 1 when no article could be compiled: then nothing is written
 * @throws Problem when a folder is missing, or the file cannot be written
 */
export async function compilePack({ knowledge, out }: CompileOptions, terminal: Terminal): Promise<number> {
  const source = await knowledgeAt(knowledge);
  if (source.kind === 'pack') {
    throw new Problem('knowledge-no-folder', `${source.file} is no folder`, 'Name the folder that holds the articles.');
  }
  const started = performance.now();
  const made = await makePackInThread({ paths: knowledge }, { onProgress: progressOn(terminal, 'articles') });
  const { bytes, articles, topics, forms, skipped, refused, warnings } = made;
  print(refused, 'refused', Infinity, terminal);
  const counts = `${articles} articles became ${topics} topics and ${forms} forms; ${skipped} other files were skipped.`;
  const findings = `${warnings.length} warnings (triage check prints them), ${refused.length} refused.`;
  if (articles === 0) {
    terminal.out(
      [counts, findings, ...(refused.length === 0 ? [noArticles] : []), 'Nothing was written.', ''].join('\n'),
    );
    return 1;
  }
  await writePackFile(out, bytes);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.out([counts, findings, `${out}: ${sizeOf(bytes.length)}, in ${seconds} s.`, ''].join('\n'));
  return 0;
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
