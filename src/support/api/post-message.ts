import type { HttpHandler } from '../../model/http.js';
import { actOn } from './act-on.js';
import type { ApiParts } from './api-parts.js';
import { check } from './checked.js';
import { messageRequest } from './requests.js';

/** `POST /api/v1/tickets/{id}/messages`: says something to the asker. */
export function createPostMessage(parts: ApiParts): HttpHandler {
  return async (request) => {
    const body = check(messageRequest, request.body, 'body', request.id);
    if ('answer' in body) return body.answer;
    const { text, author } = body.value;
    return actOn(parts, request, { kind: 'say', text }, author);
  };
}
