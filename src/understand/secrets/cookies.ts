import type { Detector, Find } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';

const HEADER = /(?<![\w-])cookie2?\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?(?=[\w.$!#%&*+^`|~-]{1,100}=)/gi;
const SET_HEADER =
  /(?<![\w-])set-cookie2?\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?[\w.$!#%&*+^`|~-]{1,100}=([^\s;"'\\,]+)/gi;
const PAIR = /[\w.$!#%&*+^`|~-]{1,100}=([^\s;"'\\]*);?[ \t]{0,3}/y;

/**
 * Cookies that stand for a signed-in session: the value goes, wherever the name stands.
 * Names: documentation of Microsoft Entra, App Service, ASP.NET, SharePoint, Java, PHP, Express, Laravel and Django.
 */
const SESSION_NAME =
  /(?<![\w.-])(?:ESTSAUTH(?:PERSISTENT|LIGHT)?|ESTSSC|buid|x-ms-cpim-\w{1,20}|AppServiceAuthSession|ARRAffinity(?:SameSite)?|FedAuth\d?|rtFa|EdgeAccessCookie|ASP\.NET_SessionId|\.ASPXAUTH|\.ASPXFORMSAUTH|\.AspNet(?:Core)?\.[\w.]{1,60}|JSESSIONID|PHPSESSID|ASPSESSIONID\w{1,12}|connect\.sid|laravel_session|XSRF-TOKEN|csrftoken|__Secure-[\w.-]{1,60}|__Host-[\w.-]{1,60}|_session_id|user_session|CF_Authorization|cf_clearance|(?:session|sid)(?==[\w.%-]{16}))\\{0,3}["']?\s{0,3}[=:]\s{0,3}\\{0,3}["']?([^\s;"'\\,&<>()]{12,})/gi;

export const cookies: Detector = {
  name: 'cookies',
  triggers: [
    ...['cookie', 'estsauth', 'appserviceauthsession', 'arraffinity', 'fedauth', 'rtfa', 'session', '.aspx', '.aspnet'],
    ...['sessid', 'connect.sid', 'xsrf-token', 'csrftoken', '__secure-', '__host-', 'sid=', 'cf_', 'ests', 'cpim'],
  ],
  find: ({ text }) => {
    const finds: Find[] = [];
    let done = 0;
    for (const header of text.matchAll(HEADER)) {
      if (header.index < done) continue;
      done = header.index + header[0].length;
      for (PAIR.lastIndex = done; ;) {
        const pair = PAIR.exec(text);
        if (!pair) break;
        pushValue(finds, pair, pair[0].indexOf('=') + 1);
        done = PAIR.lastIndex;
      }
    }
    for (const header of text.matchAll(SET_HEADER))
      pushValue(finds, header, header[0].length - (header[1] ?? '').length);
    for (const named of text.matchAll(SESSION_NAME)) {
      if (isGuid(named[1] ?? '') && !/^(?:\.asp|jsession|arr|ests)/i.test(named[0])) continue;
      if (!/\d/.test(named[1] ?? '')) continue;
      pushValue(finds, named, named[0].length - (named[1] ?? '').length);
    }
    return finds;
  },
};

/** A GUID behind `session` or `sid` is an id that support asks for, not a cookie. */
function isGuid(value: string): boolean {
  return /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(value);
}

function pushValue(finds: Find[], match: RegExpExecArray, offset: number): void {
  const value = match[1] ?? '';
  if (value.length < 4 || isDocumentationValue(value)) return;
  const start = match.index + offset;
  finds.push({ start, end: start + value.length, kind: 'cookie' });
}
