import type { WrittenName } from './name-around.js';

/** How a name and its value are joined. */
export type SeparatorStyle =
  /** `=`, `:=`, `=>`, a quoted JSON name, an XML element or attribute: the value is what the name says. */
  | 'assigned'
  /** A colon, a dash or a table cell: what follows may also be a sentence. */
  | 'colon'
  /** `is`, `war`, `は`: mostly a sentence. */
  | 'said'
  /** A command's switch and its argument. */
  | 'switch'
  /** Nothing but a space. */
  | 'space';

export interface Separator {
  style: SeparatorStyle;
  /** Where the value begins, quotes included. */
  valueStart: number;
  /** Whether the value is the content of an XML element. */
  isElement: boolean;
  /** Whether the separator was percent-encoded; the value then ends at an encoded `&` or `;` too. */
  isEncoded: boolean;
  /** Whether it may well separate two columns or two thoughts: a table cell, a tab, a dash. */
  isListed: boolean;
  /** Whether other words stand between the name and the verb: `the password of the old server is ...`. */
  hasWordsBetween: boolean;
}

const QUOTE = `(?:\\\\{0,7}["'\`]|&(?:quot|apos|#0?3[49]|#x2[27]);|\\\\u002[27]|%2[27])`;
const ONE_QUOTE = new RegExp(`^${QUOTE}$`, 'i');
const LEAVING = new RegExp(`(?:${QUOTE}|\\*{1,3}|__|[\\])]|</\\w{1,12}>){1,4}`, 'iy');
/** What a name may carry along: `password value`, `password (temporary)`. */
const ASIDE = /(?:[ \t](?:value|text|string)(?![\w-]))?(?:[ \t]{0,3}\([^()\r\n]{0,40}\))?/y;
const ENTERING =
  /(?:[ \t]{0,20}(?:\*{1,2}(?!\*)|\*{3}(?![\s*])|<\/\w{1,12}>|<(?:b|i|em|strong|code|td|span|pre)>)){0,3}[ \t]{0,20}(?:\[[ \t]{0,3}(?=["']))?/iy;
const OTHER_KEY = `${QUOTE}?(?:value|defaultValue|default|val|secretText|#text|newValue)${QUOTE}?`;
/** Another setting of the pair: `"slotSetting": false, `, `type="string" `. */
const OTHER_PAIR =
  `${QUOTE}[\\w-]{1,40}${QUOTE}[ \\t]{0,8}:\\s{0,8}(?:${QUOTE}[^"'\\\\\\r\\n{}]{0,100}${QUOTE}|[\\w.-]{1,40})\\s{0,20},\\s{0,40}|` +
  `[\\w:-]{1,40}=["'][^"'<>\\r\\n]{0,100}["']\\s{1,40}`;
/** `name="password" value="x"`, `"name": "password", "value": "x"`, `- name: password` and below it `value: x`. */
const NEIGHBOUR = new RegExp(
  `${QUOTE}?\\s{0,40},?\\s{0,40}(?:${OTHER_PAIR}){0,3}?${OTHER_KEY}[ \\t]{0,8}[:=]\\s{0,20}`,
  'iy',
);
/** A name is the whole text in its quotes, or stands behind `name:`; the end of a sentence in quotes is none. */
const BEGINS_A_PAIR = new RegExp(`(?:${QUOTE}|(?:name|key)[ \\t]{0,3}[:=][ \\t]{0,3})(?:[\\w.-]{1,20}[.:_-])?$`, 'i');
/** `"password": { "value": "x" }`, also with a type before the value. */
const NESTED = new RegExp(`[ \\t]{0,8}[:=]\\s{0,20}\\{[^{}]{0,200}?${OTHER_KEY}[ \\t]{0,8}[:=]\\s{0,20}`, 'iy');
/** `SetEnvironmentVariable("PASSWORD", "x")` */
const BEGINS_A_CALL = /(?:set|add|put|append|variable|property|env|header|param)\w{0,30}\(\s{0,4}["'][\w.-]{0,20}$/i;
const NEXT_ARGUMENT = /["']\s{0,4},\s{0,4}(?=["'])/y;
const ELEMENT = /(?:\s[^<>]{0,200})?>[ \t\r\n]{0,40}/y;
/** `<Parameter name="password">x</Parameter>` */
const NAMED_ELEMENT = /["'][^<>\r\n]{0,80}>[ \t]{0,8}/y;
const ASSIGN = /\s{0,20}(?:=>|:=|={1,3}|%(?:25)?3D|\?=|\+=)(?!=)[ \t]{0,20}/iy;
const COLON = /[ \t.]{0,60}(?::|%3A|->|→|=>|\||\t|[-–—~](?=[ \t])|<t[dh](?:\s[^<>]{0,60})?>)[ \t]{0,20}/iy;
const QUOTED_COLON = /\s{0,20}:\s{0,40}/y;
const VERBS = 'is|was|lautet|ist|war|est|es|era|je|é|è|jest|är|war|это|are|being';
const COPULA = new RegExp(
  `(?:[ \\t]{1,3}(?!(?:is|was|are)[ \\t])(?:[\\p{L}\\p{N}_,'@/\\\\#-]|\\.(?=\\w)){1,40}){0,8}?` +
    `(?:[ \\t]{1,3}(?:${VERBS})(?:[ \\t]{0,3}[:=])?|[ \\t]{0,3}[:=])[ \\t]{1,3}`,
  'iuy',
);
const COPULA_ALONE = new RegExp(`^\\s*(?:${VERBS})?\\s*[:=]?\\s*$`, 'i');
/** `hasło to X`; in English nearly every sentence has a `to` behind its `password`. */
const POLISH_COPULA = /[ \t]to[ \t]/y;
const UNSPACED_COPULA = /[ \t]{0,3}(?:は|が|是|为|為|就是|是：|은|는|이|가|입니다|:|=|：|＝)[ \t]{0,4}[:=]?[ \t]{0,4}/y;
const GAP = /[ \t]{1,4}/y;
/** A command may go on in the next line, behind the sign of its shell. */
const GAP_IN_COMMAND = /[ \t]{1,4}(?:[\\`^]\r?\n[ \t]{0,20})?/y;
const BLOCK_VALUE = /[|>][-+]?[ \t]{0,4}\r?\n[ \t]{1,40}/y;

function endOf(pattern: RegExp, text: string, position: number): number | undefined {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Past what may stand between a separator and its value: bold marks, tags, the head of a YAML block. */
function enter(text: string, position: number): number {
  const entered = endOf(ENTERING, text, position) ?? position;
  return endOf(BLOCK_VALUE, text, entered) ?? entered;
}

/** Reads what may join a name to its value: mostly one way, sometimes several, the likelier one first. */
export function readSeparators(text: string, name: WrittenName): Separator[] {
  const joint = readSign(text, name);
  return joint ? [joint] : readSpeech(text, name);
}

function readSign(text: string, name: WrittenName): Separator | undefined {
  const { end: nameEnd, isTag, isSwitch, isUnspaced } = name;
  const element = isTag && !/^code$/i.test(name.own) ? endOf(ELEMENT, text, nameEnd) : undefined;
  if (element !== undefined) return separator('assigned', element, { isElement: true });
  const left = endOf(LEAVING, text, nameEnd) ?? nameEnd;
  const structured = readStructured(text, name, left);
  if (structured !== undefined) return separator('assigned', enter(text, structured));

  const from = endOf(ASIDE, text, left) ?? left;
  const assigned = endOf(ASSIGN, text, from);
  if (assigned !== undefined) {
    return separator('assigned', enter(text, assigned), { isEncoded: /%(?:25)?3d/i.test(text.slice(from, assigned)) });
  }
  if (isSwitch) {
    const argument = text.charAt(nameEnd) === ':' ? nameEnd + 1 : endOf(GAP_IN_COMMAND, text, nameEnd);
    return argument === undefined ? undefined : separator('switch', argument);
  }
  const colon = endOf(COLON, text, from);
  if (colon !== undefined) {
    const sign = text.slice(from, colon);
    return separator('colon', enter(text, colon), {
      isEncoded: sign.includes('%'),
      isListed: /[|\t~<–—-](?!>)/.test(sign),
    });
  }
  const copula = isUnspaced ? endOf(UNSPACED_COPULA, text, from) : undefined;
  if (copula !== undefined) return separator('colon', copula, { isListed: true });
  return undefined;
}

/** JSON, XML attributes and pairs of a name and a value beside it. */
function readStructured(text: string, { start, end: nameEnd }: WrittenName, left: number): number | undefined {
  const neighbour = endOf(NEIGHBOUR, text, nameEnd);
  if (neighbour !== undefined && BEGINS_A_PAIR.test(text.slice(Math.max(0, start - 24), start))) return neighbour;
  const structured = endOf(NESTED, text, left);
  if (structured !== undefined || !ONE_QUOTE.test(text.slice(nameEnd, left))) return structured;
  if (BEGINS_A_CALL.test(text.slice(Math.max(0, start - 60), start))) {
    const argument = endOf(NEXT_ARGUMENT, text, nameEnd);
    if (argument !== undefined) return argument;
  }
  return endOf(NAMED_ELEMENT, text, nameEnd) ?? endOf(QUOTED_COLON, text, left);
}

/** No sign, only words: `password Hunter2! is wrong`, `the password of the vm is Hunter2!`. */
function readSpeech(text: string, { end, own }: WrittenName): Separator[] {
  const left = endOf(LEAVING, text, end) ?? end;
  const from = endOf(ASIDE, text, left) ?? left;
  const gap = endOf(GAP, text, left);
  const said = endOf(COPULA, text, from) ?? (/has[łl]o$/i.test(own) ? endOf(POLISH_COPULA, text, from) : undefined);
  const speech = gap === undefined ? [] : [separator('space', gap)];
  if (said !== undefined) {
    const hasWordsBetween = !COPULA_ALONE.test(text.slice(from, said));
    const isListed = /[:=][ \t]*$/.test(text.slice(from, said));
    speech.push(separator('said', said, { hasWordsBetween, isListed }));
  }
  return speech;
}

function separator(style: SeparatorStyle, valueStart: number, more: Partial<Separator> = {}): Separator {
  return { style, valueStart, isElement: false, isEncoded: false, isListed: false, hasWordsBetween: false, ...more };
}
