import { hresultsIn, looksLikeCode } from '../model/error-code.js';

/** Where an error says its code: `"code": "X"`, `Error Code: X`, `<Code>X</Code>`, `errorCode=X`. */
const labelled =
  /\b(?:error|status|inner|sub|failure|result)?[\s_-]?code(?:["'>\s]{0,4}[:=]|>)\s{0,3}["']?([A-Za-z][A-Za-z0-9_]{3,119})\b/gi;

const word = /[A-Za-z][A-Za-z0-9_]{5,119}/g;

/** Names that are written like codes and are none: what logs and portals are full of, and fields that say an error. */
const notCodes =
  /^(?:https?|Microsoft\w*|Azure\w*|Windows\w*|RecoveryServices\w*|resourceGroups?|virtualMachines?|(?:inner|last|provider|sub|is|has)?_?errors?_?(?:codes?|messages?|details?|descriptions?|types?|titles?|texts?|info|ids?|category|data)?)$/i;

/** The error codes a text holds, as written, each once; those that the text calls codes first. At most 40. */
export function findCodes(text: string): string[] {
  const named = [...text.matchAll(labelled)].map((found) => found[1] ?? '').filter((code) => /[A-Z]/.test(code));
  const seen = (text.match(word) ?? []).filter((each) => looksLikeCode(each) && !notCodes.test(each));
  const byLowerCase = new Map<string, string>();
  for (const code of [...named, ...seen]) {
    if (!byLowerCase.has(code.toLowerCase())) byLowerCase.set(code.toLowerCase(), code);
  }
  return [...byLowerCase.values()].slice(0, 40);
}

/** Windows error numbers in a text, also the negative decimal form that PowerShell prints; each once, at most 20. */
export function findHresults(text: string): string[] {
  const decimal = [...text.matchAll(/(?<![\w.-])-(2\d{9}|1\d{9})\b/g)]
    .map((found) => 0x1_0000_0000 - Number(found[1]))
    .filter((value) => value >= 0x8000_0000 && value <= 0xffff_ffff)
    .map((value) => `0x${value.toString(16)}`);
  return [...new Set([...hresultsIn(text), ...decimal])].slice(0, 20);
}
