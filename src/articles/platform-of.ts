import type { Platform } from '../model/content.js';

const linux = /\b(linux|ubuntu|debian|centos|rhel|red hat|suse|sles|oracle linux)\b/i;
/** "Windows Azure" was a product's name and says nothing about the machine. */
const windows = /\bwindows\b(?! azure\b)/i;

/** The one system that a title names, else `any`. */
export function platformOfTitle(title: string): Platform {
  const machine =
    /\b(windows|linux)\b(?! azure\b)[\s-]*(azure |based )?(vms?|virtual machines?|machines?|hosts?|clients?|os\b|guest)/i.exec(
      title,
    );
  const ending = /[:(,–-]\s*(?:for |on )?(windows|linux)\s*\)?\s*$/i.exec(title);
  const named = new Set(
    [machine?.[1], ending?.[1]].filter((name) => name !== undefined).map((name) => name.toLowerCase()),
  );
  if (named.size !== 1 || (linux.test(title) && windows.test(title))) return 'any';
  return named.has('windows') ? 'windows' : 'linux';
}

/** The system that the beginning of a step is for: "On a Windows VM: ...", "For Ubuntu: ..."; else `any`. */
export function platformOfLead(text: string): Platform {
  const lead =
    /^\W*(?:for|on|in|if you(?:'re| are) (?:using|on|running))\s+(?:an?\s+|the\s+|your\s+|any\s+)?(.{0,60})/i.exec(
      text,
    )?.[1];
  if (lead === undefined) return 'any';
  const words = lead.split(/[:.,;]/)[0] ?? '';
  if (/^other (linux )?distributions?\b/i.test(words)) return 'linux';
  const isWindows = windows.test(words);
  const isLinux = linux.test(words);
  if (isWindows === isLinux) return 'any';
  return isWindows ? 'windows' : 'linux';
}
