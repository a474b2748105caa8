import type { HttpAnswer } from '../../model/http.js';
import type { SignInSettings } from '../../model/sign-in.js';
import type { Admission } from './claims.js';
import { noticePage } from './html-page.js';

/** Tells a person who signed in why they may not enter, and who can change that. */
export function refusedPage(
  admission: Exclude<Admission, { kind: 'expert' }>,
  { role, clientId }: SignInSettings,
  publicUrl: string,
  cookies: string[],
): HttpAnswer {
  const links = [{ to: '/support/sign-in?other', title: 'Sign in with another account' }];
  if (admission.kind === 'wrong-tenant') {
    return noticePage(publicUrl, {
      status: 403,
      title: 'Your account is of another organisation',
      text: [
        'Only experts of the organisation that runs this server can enter. Your account belongs to another one.',
        'Sign in with your account in that organisation.',
      ],
      links,
      cookies,
    });
  }
  return noticePage(publicUrl, {
    status: 403,
    title: `You need the role ${role}`,
    text: [
      `You are signed in as ${admission.name}, but without the role ${role}, which experts need here.`,
      `Ask whoever administers your organisation's accounts to give you the role ${role} of the application ${clientId} (in Microsoft Entra: Enterprise applications, Users and groups). Then sign in again.`,
    ],
    links: [{ to: '/support/sign-in', title: 'Sign in again' }, ...links],
    cookies,
  });
}
