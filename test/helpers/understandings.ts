import { findCodes, findHresults } from '../../src/understand/find-codes.js';
import type { Understanding } from '../../src/model/understanding.js';

/** What is read from a text, without the removal of secrets. */
export function anUnderstanding(text: string, more: Partial<Understanding> = {}): Understanding {
  return {
    text,
    readable: text,
    telling: text,
    parts: [],
    removed: [],
    codes: findCodes(text),
    hresults: findHresults(text),
    messages: [],
    ...more,
  };
}
