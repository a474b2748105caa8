import { describe, expect, test } from '@jest/globals';
import { noticeOf } from '../../src/render/notice.js';
import { shownText } from '../helpers/cards.js';
import { aContext, rendererOf } from '../helpers/rendering.js';
import { aTopic, packOf } from '../helpers/topics.js';

const advice = 'If others could have seen your message, change what it gave away.';

describe('the notice of what was removed', () => {
  test.each([
    ['nothing', [], ''],
    [
      'one secret',
      [{ kind: 'password', count: 1 }],
      `I removed a password from your message before anything of it was stored. ${advice}`,
    ],
    [
      'several of a kind',
      [{ kind: 'access key', count: 3 }],
      `I removed 3 × access key from your message before anything of it was stored. ${advice}`,
    ],
    [
      'two kinds',
      [
        { kind: 'password', count: 1 },
        { kind: 'access key', count: 1 },
      ],
      `I removed a password and an access key from your message before anything of it was stored. ${advice}`,
    ],
    [
      'three kinds',
      [
        { kind: 'SSH key', count: 1 },
        { kind: 'API key', count: 1 },
        { kind: 'cookie', count: 2 },
      ],
      `I removed an SSH key, an API key and 2 × cookie from your message before anything of it was stored. ${advice}`,
    ],
    [
      'an address, which need not be changed',
      [{ kind: 'e-mail address', count: 1 }],
      'I removed an e-mail address from your message before anything of it was stored.',
    ],
    [
      'an address and a secret',
      [
        { kind: 'phone number', count: 1 },
        { kind: 'password', count: 1 },
      ],
      `I removed a phone number and a password from your message before anything of it was stored. ${advice}`,
    ],
  ])('tells %s', (_, removed, notice) => {
    expect(noticeOf(removed)).toBe(notice);
  });

  test('stands on the card and in the text, where something was removed', () => {
    const render = rendererOf(packOf(aTopic('a')));
    const removed = [{ kind: 'password', count: 1 }];
    for (const kind of ['welcome', 'answer'] as const) {
      const decision = kind === 'answer' ? { kind, topic: 'a' } : { kind };
      const [told] = render(decision, aContext({ removed }));
      const [silent] = render(decision, aContext());
      for (const said of [shownText(told!.card), told!.text]) expect(said).toContain('I removed a password');
      for (const said of [shownText(silent!.card), silent!.text]) expect(said).not.toContain('I removed');
    }
  });
});
