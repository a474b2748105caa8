import type { HttpHandler } from '../../../model/http.js';
import { activitySet, readWatermark, setLength } from '../activity-set.js';
import { authorize } from '../authorize.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { unknownConversation } from '../stream-upgrade.js';

/** `GET /conversations/{id}/activities?watermark=`. Source: "Receive activities from the bot in Direct Line API 3.0". */
export function createListActivities({ conversations, tokens, store }: DirectLineParts): HttpHandler {
  return async (request) => {
    const { conversation } = await authorize(tokens, request);
    const watermark = readWatermark(request.query.get('watermark'));
    const kept = await store.activitiesFrom(conversation, watermark, setLength);
    if (kept.length === 0 && !(await conversations.isKnown(conversation))) throw unknownConversation();
    const { json } = activitySet(kept, watermark);
    return { status: 200, raw: { type: 'application/json; charset=utf-8', data: json } };
  };
}
