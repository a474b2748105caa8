import type { HttpAnswer } from '../../model/http.js';

/** A page that only tells something. Everything in it is plain text. */
export interface Notice {
  status: number;
  title: string;
  /** A paragraph each. */
  text: string[];
  /** `to` is a path of this server, or an absolute address. */
  links?: { to: string; title: string }[];
  cookies?: string[];
}

/** @param baseUrl where this server is reached; undefined when that cannot be told */
export function noticePage(
  baseUrl: string | undefined,
  { status, title, text, links = [], cookies }: Notice,
): HttpAnswer {
  const body = [
    '<main class="notice">',
    `<h1>${escape(title)}</h1>`,
    ...text.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    ...links.map(
      ({ to, title }) => `<p><a class="button" href="${escape(addressOf(baseUrl, to))}">${escape(title)}</a></p>`,
    ),
    '</main>',
  ];
  return htmlPage(baseUrl, status, title, '', body.join('\n'), cookies);
}

/** The page on which experts work; its script builds it. */
export function consolePage(baseUrl: string | undefined): HttpAnswer {
  const script = `<script src="${escape(addressOf(baseUrl, '/support/console.js'))}" defer></script>`;
  const body = '<div id="console"></div>\n<noscript><p class="notice">This page needs JavaScript.</p></noscript>';
  return htmlPage(baseUrl, 200, 'Support', script, body);
}

/** @param path of this server, or an absolute address, which stays as it is */
export function addressOf(baseUrl: string | undefined, path: string): string {
  return path.startsWith('/') ? `${baseUrl ?? ''}${path}` : path;
}

function htmlPage(
  baseUrl: string | undefined,
  status: number,
  title: string,
  head: string,
  body: string,
  cookies?: string[],
): HttpAnswer {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escape(addressOf(baseUrl, '/support/console.css'))}">
${head}
</head>
<body>
${body}
</body>
</html>
`;
  return {
    status,
    headers: { 'Content-Security-Policy': policy(baseUrl) },
    ...(cookies && { cookies }),
    raw: { type: 'text/html; charset=utf-8', data: html },
  };
}

/** Stricter than that of the chat: nothing of others, nothing inline, in no frame. */
function policy(baseUrl: string | undefined): string {
  // Some browsers do not take 'self' for WebSockets.
  const sockets = baseUrl === undefined ? '' : ` ${new URL(baseUrl).origin.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
