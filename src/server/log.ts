import { writeSync } from 'node:fs';
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
export function createLog(level: string, destination: DestinationStream = createOutput()): Log {
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
  return pino(options, destination);
}

/** Writes bytes and tells how many were taken, or throws, as Node's `writeSync` does. */
type Write = (bytes: Uint8Array) => number;

/** How often a reader that is behind is waited for, and how long each time, in milliseconds. */
const mostWaits = 20;
const waitMs = 5;

/**
 * Standard output as a place for lines. A line that cannot be written, on a full disk or to a reader that is gone, is
 * dropped: a log must not stop the program. pino's own way would throw there, and try for ever at the end.
 */
export function createOutput(write: Write = (bytes) => writeSync(1, bytes)): DestinationStream {
  /** Whether the line before was cut off, so that this one must not go on with it. */
  let isCut = false;
  return {
    write(line) {
      let rest = Buffer.from(isCut ? `\n${line}` : line);
      const { length } = rest;
      for (let waits = 0; rest.length > 0;) {
        try {
          rest = rest.subarray(write(rest));
        } catch (thrown) {
          if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN' || ++waits > mostWaits) break;
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
        }
      }
      if (rest.length < length) isCut = rest.length > 0;
    },
  };
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
