import type { Route } from '../../model/http.js';

/** `GET /healthz`: 200 while the process lives. A restart helps only when this fails. */
export const healthz: Route = {
  method: 'GET',
  path: '/healthz',
  handle: async () => ({ status: 200, body: { ok: true } }),
};
