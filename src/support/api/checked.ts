import type { z } from 'zod';
import type { HttpAnswer } from '../../model/http.js';

/** What was sent, or the answer that says what is wrong with it. */
export type Checked<T> = { value: T } | { answer: HttpAnswer };

/**
 * Checks something that was sent.
 * @param where names it for who sent it: `body`, `query` or a header
 * @param id of the request
 */
export function check<T extends z.ZodType>(schema: T, sent: unknown, where: string, id: string): Checked<z.output<T>> {
  const { success, data, error } = schema.safeParse(sent);
  if (success) return { value: data };
  const fields = error.issues.map(({ path, message }) => ({ field: path.join('.') || where, problem: message }));
  const told = fields.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  const advice = 'Send it as /api/v1/openapi.json says.';
  return {
    answer: {
      status: 400,
      body: { error: { code: `invalid-${where}`, message: `Wrong ${where}: ${told}.`, advice, id, fields } },
    },
  };
}
