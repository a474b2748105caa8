import { expect, test } from '@jest/globals';
import { toActivity } from '../../src/channels/reply-activity.js';

const reply = {
  card: { type: 'AdaptiveCard' as const, version: '1.5', body: [] },
  text: 'Free some space.',
  speak: 'The disk is full.',
};

test('Teams: the card alone, with a notification', () => {
  expect(toActivity(reply, 'msteams', 'act-1')).toEqual({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: reply.card }],
    speak: 'The disk is full.',
    summary: 'The disk is full.',
    inputHint: 'acceptingInput',
    replyToId: 'act-1',
    channelData: { notification: { alert: true } },
  });
});

test('Web Chat: the card, and words for screen readers', () => {
  const activity = toActivity(reply, 'directline', undefined);
  expect(activity.attachments).toHaveLength(1);
  expect(activity).not.toHaveProperty('text');
  expect(activity).not.toHaveProperty('replyToId');
  expect(activity.channelData).toEqual({ 'webchat:fallback-text': 'The disk is full.' });
});

test('channels without cards get plain text', () => {
  const activity = toActivity(reply, 'sms', 'act-1');
  expect(activity).toMatchObject({ text: 'Free some space.', textFormat: 'plain', replyToId: 'act-1' });
  expect(activity).not.toHaveProperty('attachments');
  expect(activity).not.toHaveProperty('channelData');
});
