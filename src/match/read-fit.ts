import { z } from 'zod';
import { messageOf, Problem } from '../model/problem.js';
import { evidenceNames } from './confidence.js';
import type { Fit } from './fit.js';

/** The form of a saved fit; raised when a program cannot read what another wrote. */
export const fitVersion = 1;

/** What a saved fit begins with; what it was fitted on follows. */
const saved = z.object({
  version: z.number(),
  names: z.array(z.string()),
  base: z.number(),
  weights: z.array(z.number()),
});

/**
 * Reads a saved fit.
 * @param place what to call it, when it is refused
 * @throws Problem when it is none, or was made by another version or of other evidence
 */
export function readFit(text: string, place: string): Fit {
  const { version, names, base, weights } = parse(text, place);
  if (version !== fitVersion) throw outdated(`${place} has version ${version} where ${fitVersion} is read`);
  if (names.join() !== evidenceNames.join() || weights.length !== names.length) {
    throw outdated(`${place} weighs other evidence (${names.join(', ')}) than this program has`);
  }
  return { base, weights };
}

function parse(text: string, place: string): z.infer<typeof saved> {
  try {
    const result = saved.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    throw new Error(z.prettifyError(result.error).replaceAll('\n', ' '));
  } catch (thrown) {
    throw new Problem(
      'fit-broken',
      `${place} is no fit: ${messageOf(thrown)}`,
      'Restore the file, or make it anew with triage fit.',
    );
  }
}

function outdated(message: string): Problem {
  return new Problem(
    'fit-outdated',
    message,
    'Run triage fit with the questions of each pack: knowledge/README.md tells how.',
  );
}
