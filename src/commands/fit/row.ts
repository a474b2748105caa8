import { z } from 'zod';

/** What is kept of one question: what the evidence came to, and none of its text. */
export const row = z.object({
  /** The articles that were asked. */
  pack: z.string().min(1),
  /** Questions of one source have one group: they are never fitted and measured against each other. */
  group: z.string().min(1),
  /** Whether these articles answer it, others do (`uncovered`: a near miss), or nothing does. */
  scope: z.enum(['in', 'uncovered', 'out']),
  /** From 1, the place of the first right topic; 0 where none was right. */
  place: z.number().int().min(0),
  /** Of the first three topics: how likely against the first, and whether its code was found. */
  ratios: z.array(z.number()).max(3),
  codes: z.array(z.boolean()).max(3),
  /** The evidence values of the first topic; none where nothing matched. */
  values: z.array(z.number()),
});

export type Row = z.infer<typeof row>;

/** Whether the first topic is right: what a fit predicts. */
export function isRight({ place }: Row): boolean {
  return place === 1;
}
