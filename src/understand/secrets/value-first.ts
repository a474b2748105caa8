import { acceptValue } from './accept-value.js';
import type { Detector, Find } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';
import { looksSecret } from './looks-secret.js';
import { isProse } from './prose.js';
import { secretName } from './secret-names.js';
import type { Separator } from './separator.js';

/** `"value": "x", "type": "string", "key": "password"`, in any level of nesting. */
const JSON_PAIR =
  /(\\{0,7}["'])(?:value|newValue|secretText)\1\s{0,8}:\s{0,20}\1(?<value>[^\r\n]{1,300}?)\1\s{0,20},\s{0,40}(?:\1[\w-]{1,40}\1\s{0,8}:\s{0,8}(?:\1[^"'\\\r\n]{0,100}\1|[\w.-]{1,40})\s{0,20},\s{0,40}){0,3}\1(?:key|name)\1\s{0,8}:\s{0,20}\1(?<name>[^"'\\\r\n]{1,64})\1/dgi;
/** `<add value="x" key="password" />` */
const XML_PAIR =
  /(?<![\w-])value=(["'])(?<value>[^"'<>\r\n]{1,300})\1\s{1,20}(?:[\w:-]{1,40}=["'][^"'<>\r\n]{0,100}["']\s{1,20}){0,3}(?:key|name)=\1(?<name>[^"'<>\r\n]{1,64})\1/dgi;
/** `- value: x` and below it `name: PASSWORD`. */
const YAML_PAIR =
  /(?<=(?:^|\n)[ \t]{0,40}(?:- {1,8})?)value:[ \t]{1,8}(["']?)(?<value>[^\s"'][^\r\n"']{0,300})\1[ \t]{0,8}\r?\n[ \t]{1,40}(?:name|key):[ \t]{1,8}["']?(?<name>[\w.:-]{1,64})["']?(?=[ \t]{0,8}(?:\r?\n|$))/dgi;
const ASSIGNED: Separator = {
  ...{ style: 'assigned', valueStart: 0, isElement: false, isEncoded: false },
  ...{ isListed: false, hasWordsBetween: false },
};

/** `"credentials": { "username": "joe", "value": "x" }`, and the same in YAML. */
const CREDENTIALS =
  /credentials?(?:\\{0,7}["'])?[ \t]{0,8}[:=]\s{0,20}\{(?<before>[^{}]{0,200}?)(\\{0,7}["'])value\2[ \t]{0,8}:\s{0,20}\2(?<value>[^\r\n]{1,300}?)\2(?=\s{0,20}[,}])/dgi;
const YAML_CREDENTIALS =
  /credentials?:[ \t]{0,8}\r?\n(?<before>(?:[ \t]{1,40}[\w-]{1,40}:[^\r\n]{0,100}\r?\n){0,3}?)[ \t]{1,40}value:[ \t]{1,8}(["']?)(?<value>[^\s"'][^\r\n"']{0,300})\2(?=[ \t]{0,8}(?:\r?\n|$))/dgi;
const USER = /(?:user|login|account)/i;

/**
 * Values that stand before the name that announces them as secret, and the value of credentials. Values behind their name are
 * `namedValues`.
 */
export const valueFirst: Detector = {
  name: 'values before their names',
  triggers: ['value', 'secrettext'],
  find: ({ text }) => [
    ...[JSON_PAIR, XML_PAIR, YAML_PAIR].flatMap((pattern) => found(text, pattern, acceptsNamed)),
    ...[CREDENTIALS, YAML_CREDENTIALS].flatMap((pattern) => found(text, pattern, acceptsCredential)),
  ],
};

type Groups = Record<string, string | undefined>;

function found(text: string, pattern: RegExp, kindOf: (value: string, groups: Groups) => string | undefined): Find[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ groups = {}, indices }) => {
    const [start, end] = indices?.groups?.['value'] ?? [0, 0];
    const kind = kindOf(groups['value'] ?? '', groups);
    return kind === undefined ? [] : [{ start, end, kind }];
  });
}

function acceptsNamed(value: string, { name = '' }: Groups): string | undefined {
  const secret = secretName(name);
  const read = { start: 0, end: value.length, text: value, isQuoted: true };
  const place = { isVerb: false, before: '', separator: ASSIGNED, after: () => '' };
  return secret && acceptValue(secret, read, place) ? secret.kind : undefined;
}

function acceptsCredential(value: string, { before = '' }: Groups): string | undefined {
  // Beside the name of a user only a password stands; alone it may as well be the name of credentials.
  const isSecret = USER.test(before)
    ? !isDocumentationValue(value, true) && !isProse(value)
    : looksSecret(value, 'strong');
  return isSecret ? 'password' : undefined;
}
