import type { Decision } from '../model/decision.js';
import type { FileLinks } from './file-links.js';

/** Milliseconds for which a link to a file is good: as long as a web page can go on with its talk. */
const linkMs = 30 * 24 * 60 * 60 * 1000;

/** What an expert says, with addresses of the files that the asker can open. @param base where the asker reaches this server */
export function withFileLinks(decision: Decision, links: FileLinks, base: string | undefined): Decision {
  if (decision.kind !== 'said' || !decision.files || base === undefined) return decision;
  const files = decision.files.map((file) =>
    file.path === undefined ? file : { ...file, path: links.linkTo(file.path, base, linkMs) },
  );
  return { ...decision, files };
}
