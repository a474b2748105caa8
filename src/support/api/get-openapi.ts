import type { HttpHandler } from '../../model/http.js';
import { openApiDocument } from './openapi.js';

/** `GET /api/v1/openapi.json`: what the API takes and answers, with the address by which it was asked for. */
export function createGetOpenApi(): HttpHandler {
  const document = openApiDocument();
  return async ({ baseUrl = '/' }) => ({ status: 200, body: { ...document, servers: [{ url: baseUrl }] } });
}
