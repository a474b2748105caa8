import type { HttpHandler } from '../../../model/http.js';
import { Problem } from '../../../model/problem.js';

/** `POST /tokens/generate`: refused, because it needs Azure's secret and our own endpoint has none. */
export const generateToken: HttpHandler = async () => {
  const message = 'Tokens are not made here.';
  throw new Problem('NotSupported', message, 'Get one from /api/directline/token.', 403);
};
