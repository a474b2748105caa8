import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';

/**
 * Logs why a provider vouched for nobody, without its description, in which names of people can stand.
 * @returns a code for the page; nothing in it comes from the address as it is
 */
export function tellSignInError(thrown: unknown, log: Log): string {
  // The person refused, or may not: nothing that we could mend.
  if (thrown instanceof AuthorizationResponseError) {
    const code = plain(thrown.error);
    log.info({ code }, 'a sign-in was refused by the provider');
    return code;
  }
  if (thrown instanceof ResponseBodyError) {
    const code = plain(thrown.error);
    log.error(
      { code, status: thrown.status },
      'the provider gives no token: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    );
    return code;
  }
  const code = thrown instanceof ClientError ? plain(thrown.code ?? '') : 'failed';
  log.warn({ code, cause: messageOf(thrown) }, 'a sign-in could not be checked');
  return code;
}

function plain(code: string): string {
  return /^\w{1,60}$/.test(code) ? code : 'unknown';
}
