import { afterEach, describe, expect, test } from '@jest/globals';
import { createOriginMark } from '../../../src/channels/direct-line/origin.js';
import { startDirectLine, tokenKey } from './talk.js';

let line: Awaited<ReturnType<typeof startDirectLine>> | undefined;
afterEach(() => line?.stop());

describe('the mark of an address', () => {
  const mark = createOriginMark(tokenKey);

  test('is the same for the same address, and does not tell it', () => {
    expect(mark('203.0.113.7')).toMatch(/^[\w-]{22}$/);
    expect(mark('203.0.113.7')).toBe(mark('203.0.113.7'));
    expect(mark('203.0.113.7')).not.toBe(mark('203.0.113.8'));
    expect(createOriginMark('another key')('203.0.113.7')).not.toBe(mark('203.0.113.7'));
  });

  test.each(['127.0.0.1', '::1', 'unknown'])('%s may be anybody', (address) => {
    expect(mark(address)).toBeUndefined();
  });

  test('comes with what is posted', async () => {
    line = await startDirectLine({ originOf: (address) => `mark of ${address}` });
    const session = await line.admit();
    await line.say(session, { type: 'message', from: { id: 'me' }, text: 'it fails' });
    expect(line.messages.find(({ kind }) => kind === 'text')).toMatchObject({ origin: 'mark of 127.0.0.1' });
  });
});
