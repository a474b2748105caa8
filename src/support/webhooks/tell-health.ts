import type { TargetHealth } from '../../model/webhook-store.js';

/** What the keeper should know of a target; undefined when all is well. */
export function tellHealth(name: string, { failingSince, off }: TargetHealth): string | undefined {
  if (!off && failingSince === undefined) return undefined;
  if (!off) return `Webhook target ${name}: nothing arrives since ${isoTime(failingSince ?? 0)}.`;
  const why = off.reason === 'gone' ? 'it answered 410, it wants nothing more' : 'nothing arrived there for days';
  return `Webhook target ${name} is off since ${isoTime(off.at)}: ${why}.`;
}

const isoTime = (ms: number) => new Date(ms).toISOString();
