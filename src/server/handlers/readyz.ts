import type { Route } from '../../model/http.js';
import { messageOf } from '../../model/problem.js';
import type { ReadinessCheck } from '../../model/readiness.js';

const longestMs = 5_000;

interface Checked {
  name: string;
  ok: boolean;
  detail?: string;
}

/** `GET /readyz`: 200 when every check is good, else 503, with what each found. */
export function createReadyz(checks: readonly ReadinessCheck[]): Route {
  return {
    method: 'GET',
    path: '/readyz',
    async handle() {
      const results = await Promise.all(checks.map(runCheck));
      const ok = results.every((result) => result.ok);
      return { status: ok ? 200 : 503, body: { ok, checks: results } };
    },
  };
}

async function runCheck({ name, check }: ReadinessCheck): Promise<Checked> {
  const late = new Promise<Checked>((resolve) => {
    setTimeout(() => resolve({ name, ok: false, detail: 'no answer in time' }), longestMs).unref();
  });
  const result = check().then(
    ({ ok, detail }): Checked => ({ name, ok, ...(detail !== undefined && { detail }) }),
    (thrown: unknown): Checked => ({ name, ok: false, detail: messageOf(thrown) }),
  );
  return Promise.race([result, late]);
}
