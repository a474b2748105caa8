import type { z } from 'zod';
import type { DeskAct } from '../../model/desk.js';
import type { HttpHandler } from '../../model/http.js';
import { actOn } from './act-on.js';
import type { ApiParts } from './api-parts.js';
import { check } from './checked.js';
import { stateRequest } from './requests.js';

/** `POST /api/v1/tickets/{id}/state`: takes, releases, resolves or reopens. */
export function createPostState(parts: ApiParts): HttpHandler {
  return async (request) => {
    const body = check(stateRequest, request.body, 'body', request.id);
    if ('answer' in body) return body.answer;
    return actOn(parts, request, actOf(body.value), body.value.expert);
  };
}

const acts = { open: 'release', resolved: 'resolve', reopened: 'reopen' } as const;

function actOf(wanted: z.output<typeof stateRequest>): DeskAct {
  if (wanted.state === 'assigned') return { kind: 'take' };
  const { state, note } = wanted;
  return { kind: acts[state], ...(note !== undefined && { note }) };
}
