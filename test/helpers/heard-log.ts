import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../src/model/log.js';

/** A log that can be waited for. */
export interface HeardLog extends Log {
  /** Everything that was logged, a line each: the level, the message and its fields. */
  lines: string[];
  /** Resolves with the first line after `from` that fits. @throws with all lines when none comes */
  says(pattern: RegExp, from?: number): Promise<string>;
}

/** A busy machine takes its time; what never comes is told all the same before jest ends the test. */
const longestMs = 60_000;

export function createHeardLog(): HeardLog {
  const lines: string[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  };
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    async says(pattern, from = 0) {
      const started = Date.now();
      while (Date.now() - started < longestMs) {
        const line = lines.slice(from).find((each) => pattern.test(each));
        if (line !== undefined) return line;
        await wait(20);
      }
      throw new Error(`the log never said ${pattern}:\n${lines.slice(from).join('\n')}`);
    },
  };
}
