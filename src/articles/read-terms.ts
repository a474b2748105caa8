import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../model/problem.js';
import { noTerms, type Terms } from '../model/terms.js';
import { keepNumbersAsWritten } from './as-written.js';
import type { Finding } from './parsed-article.js';

/** A term as keepers write it; numbers may stand without quotes. */
const term = z.string({ error: 'a term is a word or some words' }).trim().min(1, 'a term is empty');

const synonyms = z.array(z.array(term).min(2, 'a group has at least two terms'));

const otherProducts = z.array(term);

const translations = z.record(z.string(), z.record(z.string(), z.array(term)));

/** The files of a knowledge folder that say something of words. */
export const termFiles = ['synonyms.yaml', 'translations.yaml', 'other-products.yaml'] as const;

/** The terms of a knowledge folder, and what is wrong with them. */
export interface ReadTerms {
  terms: Terms;
  refused: Finding[];
}

/**
 * Reads `synonyms.yaml`, `translations.yaml` and `other-products.yaml` of a knowledge folder, where they are. A file with
 * a fault is not used.
 */
export async function readTerms(folder: string): Promise<ReadTerms> {
  const same = await readYaml(join(folder, termFiles[0]), synonyms, 'groups of terms: "- [vm, virtual machine]"', []);
  const other = await readYaml(
    join(folder, termFiles[1]),
    translations,
    'languages with English terms and their words: "de:" and below it "backup: [sicherung]"',
    {},
  );
  const others = await readYaml(
    join(folder, termFiles[2]),
    otherProducts,
    'names of products, one a line: "- veeam"',
    [],
  );
  return {
    terms: {
      otherProducts: others.value ?? noTerms.otherProducts,
      synonyms: same.value ?? noTerms.synonyms,
      translations: Object.entries(other.value ?? {}).map(([language, words]) => {
        const pairs = Object.entries(words).flatMap(([english, foreign]) =>
          foreign.map((word) => ({ english, word: word.toLowerCase().normalize('NFC').replaceAll('’', "'") })),
        );
        return { language, foreign: pairs.map(({ word }) => word), english: pairs.map(({ english }) => english) };
      }),
    },
    refused: [...same.refused, ...other.refused, ...others.refused],
  };
}

/**
 * Reads a file of YAML, where it is.
 * @param expected what it must hold, for what is told of a fault
 * @param empty what an empty file says
 */
export async function readYaml<T>(
  file: string,
  schema: z.ZodType<T>,
  expected: string,
  empty: unknown,
): Promise<{ value?: T; refused: Finding[] }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'ENOENT') return { refused: [] };
    return { refused: [{ file, line: 1, reason: `the file cannot be read: ${messageOf(thrown)}` }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) return { refused: [{ file, line: lines.linePos(error.pos[0]).line, reason: error.message }] };
  keepNumbersAsWritten(document);
  let value: unknown;
  try {
    value = document.toJS() ?? empty;
  } catch (thrown) {
    // An alias that names nothing, or aliases of aliases without end.
    return { refused: [{ file, line: 1, reason: messageOf(thrown) }] };
  }
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, refused: [] };
  const [issue] = result.error.issues;
  // What is missing stands on no line: then the nearest thing around it tells one.
  const path = issue?.path ?? [];
  const nodes = path.map((_, depth) => document.getIn(path.slice(0, path.length - depth), true));
  const node = nodes.find((each) => each !== undefined) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : 1;
  // Of a key that is refused, zod tells why one level deeper.
  const told = issue?.code === 'invalid_key' ? issue.issues[0] : issue;
  return { refused: [{ file, line, reason: `${told?.message ?? 'it cannot be read'}; it holds ${expected}` }] };
}
