const forms: readonly RegExp[] = [
  // JSON, also with single quotes: "message": "...", 'errorMessage': '...'
  /["']?\b(?:error|status|provider|inner)?_?(?:message|details?|description|title)["']?\s{0,3}[:=]\s{0,3}"((?:[^"\\\n]|\\.){8,600})"/gi,
  /["']?\b(?:error|status|provider|inner)?_?(?:message|details?|description)["']?\s{0,3}[:=]\s{0,3}'([^'\n]{8,600})'/gi,
  // XML: <Message>...</Message>
  /<(?:\w{1,20}:)?(?:error)?message[^<>]{0,200}>([^<]{8,600})</gi,
  // A line that says so: Error Message: ..., Message : ..., Exception: ...
  /^[\s>*_-]{0,10}(?:(?:provider )?error(?: ?message)?|message|error details?|exception|reason)\**\s{0,20}[:：]\s{0,4}(\S.{8,600})$/gim,
  // Quoted in prose: it says "..."
  /["“]([^"“”\n]{20,400})["”]/g,
];

/** The sentences that a text presents as an error message, in the order of those forms; at most 12. */
export function findMessages(text: string): string[] {
  const found = forms.flatMap((form) => [...text.matchAll(form)].map((match) => (match[1] ?? '').trim()));
  const telling = found.filter((message) => /\p{L}{2,}\s+\p{L}{2,}/u.test(message));
  return [...new Set(telling)].slice(0, 12);
}
