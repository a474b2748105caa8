import type { Detector, Find } from './detector.js';

const LONGEST_NAME = 64;
const NAME_CHARACTER = /[\p{L}\p{N}\p{M}._%+'&/=?^{}~!#$*|`-]/u;
const EDGE_OF_NAME = /^[^\p{L}\p{N}_]+/u;
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(\p{L}{2,24})(?![\p{L}\p{N}_-]|@|\.[\p{L}\p{N}])/uy;

/** What stands behind the last dot of things that only look like a domain: systemd units, files, libraries. */
const NO_DOMAIN =
  /^(?:service|socket|timer|target|mount|slice|scope|device|path|swap|dll|exe|so|sys|js|ts|py|rb|ps|sh|md|txt|log|xml|json|yaml|yml|png|jpe?g|gif|svg|ico|pdf|zip|gz|tgz|local|internal|lan|skype|x)$/i;
/** Hosts of cloud services: `user@server` in a login name or `container@account` in an address, no mailbox. */
const SERVICE_HOST =
  /\.(?:database|core|blob|dfs|file|queue|table|redis|servicebus|documents|postgres|mysql|mariadb)\.(?:windows|azure|chinacloudapi|usgovcloudapi|cosmos|cloudapi)\.|\.windows\.net$|\.cloudapp\.(?:azure\.com|net)$|\.cloudapp\.azure\.com$|\.gserviceaccount\.com$/i;
const COMMAND_BEFORE =
  /(?:^|[\s"'`;&|])(?:ssh|scp|sftp|rsync|ssh-copy-id|telnet|plink)(?:\s+-\w+(?:\s+[\w./~-]+)?){0,4}\s+(?:[^\s@]{1,60}\s+)?$/i;

/** E-mail addresses, also with letters beyond ASCII and with an encoded @. Format: RFC 5322 addr-spec, RFC 6531. */
export const emailAddresses: Detector = {
  name: 'e-mail addresses',
  triggers: ['@', '%40'],
  find: ({ text, lower }) => {
    const finds: Find[] = [];
    for (const sign of ['@', '%40']) {
      for (let at = lower.indexOf(sign); at >= 0; at = lower.indexOf(sign, at + sign.length)) {
        const find = addressAround(text, at, sign.length);
        if (find && find.start >= (finds.at(-1)?.end ?? 0)) finds.push(find);
      }
    }
    return finds;
  },
};

function addressAround(text: string, at: number, width: number): Find | undefined {
  DOMAIN.lastIndex = at + width;
  const domain = DOMAIN.exec(text);
  if (!domain || NO_DOMAIN.test(domain[1] ?? '') || SERVICE_HOST.test(domain[0])) return undefined;
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && NAME_CHARACTER.test(text.charAt(start - 1))) start--;
  let name = text.slice(start, at);
  if (width > 1) name = name.replace(/^.*%[0-9a-f]{2}/i, '');
  // In an address or an assignment the name begins behind the last sign that separates.
  const cut = Math.max(...['=', '/', '?', '&', '|', '`', '{', '}', '*', '#'].map((sign) => name.lastIndexOf(sign)));
  name = name.slice(cut + 1).replace(EDGE_OF_NAME, '');
  start = at - name.length;
  if (!/[\p{L}\p{N}]/u.test(name) || name === 'git' || /^%|^\$/.test(name)) return undefined;
  if (text.charAt(start - 1) === ':' && /^\/\//.test(text.slice(start, start + 2))) return undefined;
  if (isHostLogin(text, start, domain.index + domain[0].length)) return undefined;
  return { start, end: at + width + domain[0].length, kind: 'e-mail address', yields: true };
}

/** `ssh user@host`, `user@host:path` and `scheme://user@host` name machines. */
function isHostLogin(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return (
    COMMAND_BEFORE.test(before.slice(before.lastIndexOf('\n') + 1)) ||
    /:\/\/$/.test(before) ||
    /^:[~/]/.test(text.slice(end, end + 2))
  );
}
