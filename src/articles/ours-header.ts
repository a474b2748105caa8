import { z } from 'zod';
import type { FrontMatter } from './front-matter.js';
import type { Finding } from './parsed-article.js';

const day = z
  .union([z.string(), z.date()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)), {
    message: 'must be a day such as 2026-11-01',
  });

const line = z.string({ error: 'must be text: put it in quotes' }).trim();
const lines = z.array(line.refine((value) => value !== '', { message: 'must not have an empty entry' }));

const headerSchema = z.strictObject({
  title: z.string({ error: 'is missing: say in one line what the problem is' }).trim().min(1, 'is empty'),
  codes: lines.default([]),
  messages: lines.default([]),
  symptoms: lines.default([]),
  platform: z.enum(['windows', 'linux', 'any'], { error: 'must be windows, linux or any' }).default('any'),
  for: z
    .record(z.string(), z.union([line.transform((one) => [one]), lines.min(1)]), {
      error: 'must be answers to questions, such as "disks: encrypted"',
    })
    .optional(),
  clouds: lines.default([]),
  reviewed: day.optional(),
  sources: z
    .array(
      z.strictObject({
        title: z.string({ error: 'needs a title' }).trim().min(1, 'needs a title'),
        url: z.url({ protocol: /^https?$/, error: 'has a url that is no web address' }).optional(),
        article: z.string().optional(),
      }),
      { error: 'is missing: name the page the article was made from' },
    )
    .min(1, 'is empty: name the page the article was made from'),
  'support-topics': lines.default([]),
});

/** The header of an article in our own format; knowledge/README.md describes it. */
export type OursHeader = z.infer<typeof headerSchema>;

/** Keys by which a header is known to be of our format; other Markdown has headers, too. */
export const oursKeys = ['codes', 'messages', 'symptoms', 'reviewed', 'sources', 'support-topics'];

/** Reads a header, and tells everything that is wrong with it. */
export function readOursHeader({
  header,
  lineOf,
}: FrontMatter): { header: OursHeader } | { findings: Omit<Finding, 'file'>[] } {
  const result = headerSchema.safeParse(header);
  if (result.success) return { header: result.data };
  const findings = result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      return issue.keys.map((key) => ({
        line: lineOf(key),
        reason: `the header has the unknown key "${key}"; knowledge/README.md lists the keys`,
      }));
    }
    const [key, ...rest] = issue.path.map(String);
    const place =
      rest.length > 0
        ? ` (${rest.map((part) => (/^\d+$/.test(part) ? `entry ${Number(part) + 1}` : part)).join(', ')})`
        : '';
    return [{ line: lineOf(key ?? ''), reason: `"${key ?? 'header'}"${place} ${issue.message}` }];
  });
  return { findings };
}
