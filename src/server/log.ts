import { isNativeError } from 'node:util/types';
import { type DestinationStream, pino } from 'pino';
import type { Log } from '../model/log.js';

/** Fields that hold what must not be written down: proofs of identity, and what askers and experts said. */
const hidden = new Set([
  ...['authorization', 'cookie', 'token', 'resume', 'secret', 'password', 'tokenkey'],
  ...['text', 'speak', 'summary', 'inputs', 'body', 'card'],
]);
const deepest = 5;

/**
 * A log of JSON lines.
 * @param level the least important level that is written: trace, debug, info, warn, error, or silent for nothing.
 * @param destination where lines go; standard output when absent.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Errors are reduced with everything else below; pino's own way would add the fields back.
    serializers: { err: (reduced: unknown) => reduced },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => redact(fields, 0) as Record<string, unknown>,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutTokens(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[deeper]';
  if (value instanceof Error || isNativeError(value)) return errorFields(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      hidden.has(name.toLowerCase()) ? '[removed]' : redact(field, depth + 1),
    ]),
  );
}

/** Only these: the errors of HTTP clients carry whole requests, with their headers. */
function errorFields(error: Error, depth: number): object {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    name,
    message: withoutTokens(message),
    ...(code !== undefined && { code: redact(code, depth + 1) }),
    ...(stack !== undefined && { stack: withoutTokens(stack) }),
    ...(cause !== undefined && { cause: redact(cause, depth + 1) }),
  };
}

function withoutTokens(text: string): string {
  return text
    .replace(/\bBearer\s+[^\s"']+/gi, 'Bearer [removed]')
    .replace(/\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*/g, '[removed]');
}
