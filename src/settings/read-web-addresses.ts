import { listOf, type SettingReader } from './setting-reader.js';

/** Of what the URL standard allows in a host only what host names have: it goes into headers, where `;` means more. */
const plainHost = /^[\w.:[\]-]+$/;

/** Which other pages may embed the chat. */
export function readOrigins({ get, wrong }: SettingReader): string[] {
  return listOf(get('ALLOWED_ORIGINS'), ',').filter((text) => {
    const url = webAddress(text);
    if (url?.origin === text && plainHost.test(url.host)) return true;
    const fix =
      url && url.origin !== text
        ? `write ${url.origin}`
        : 'write each as https://host or https://host:port, separated by commas';
    wrong(`ALLOWED_ORIGINS holds "${text}", which is no origin: ${fix}.`);
    return false;
  });
}

/** Where a proxy makes this server known, without a slash at the end. */
export function readPublicUrl({ get, wrong }: SettingReader): string | undefined {
  const text = get('PUBLIC_URL');
  if (text === undefined) return undefined;
  const url = webAddress(text);
  if (!url || !plainHost.test(url.host) || url.search || url.hash || url.username || url.password) {
    wrong(`PUBLIC_URL is "${text}": give an absolute address such as https://help.example.com, nothing behind it.`);
  } else if (/\/(api|v3)(\/|$)|\.\w+$/.test(url.pathname)) {
    wrong(`PUBLIC_URL is "${text}": leave out the path, except for a prefix that the proxy takes away.`);
  } else {
    return url.origin + url.pathname.replace(/\/+$/, '');
  }
  return undefined;
}

function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}
