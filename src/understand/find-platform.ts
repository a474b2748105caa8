import type { AskerPlatform } from '../model/content.js';

/** What only Windows machines have. "Windows Azure" was a product's name, windows.net is a domain. */
const windows =
  /\bwindows\b(?!\s+azure\b|\.net\b)|\bwin(?:\s?(?:2k|server)|\s?20(?:08|12|16|19|22|25)|\s?1[01])\b|\bserver\s+20(?:08|12|16|19|22|25)\b|\bservices\.msc\b|\bregsvr32\b|\bWindowsAzureGuestAgent\b|\bIaaSBcdrExtension\b|\b[a-z]:\\\\?(?:windows(?:azure)?|program files|packages)\b|\bvssadmin\b|\bMSDTC\b/i;

/** What only Linux machines have. */
const linux =
  /\blinux\b|\bubuntu\b|\bdebian\b|\bcent\s?os\b|\brhel\b|\bred\s?hat\b|\bsuse\b|\bsles\b|\balma\s?linux\b|\brocky\b|\bwa(?:linux)?agent\b|\bsystemctl\b|\bapt(?:-get)?\s+install\b|\byum\s+install\b|(?:^|[\s"'`(])\/(?:var|etc|usr|opt|home)\/|\bpython\s?[23]\b/i;

const denial = /\b(?:not|isn'?t|no|rather than|instead of)\s+(?:an?\s+|on\s+|using\s+)?(windows|linux)\b/i;

/** The system that a text says the machine runs; undefined when it names none or both. */
export function findPlatform(text: string): AskerPlatform | undefined {
  const denied = denial.exec(text)?.[1]?.toLowerCase();
  const rest = denied === undefined ? text : text.replace(denial, ' ');
  const isWindows = windows.test(rest);
  const isLinux = linux.test(rest);
  if (isWindows !== isLinux) return isWindows ? 'windows' : 'linux';
  if (isWindows || denied === undefined) return undefined;
  return denied === 'windows' ? 'linux' : 'windows';
}
