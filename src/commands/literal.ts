/** A text as a terminal may show it: no character of it moves the cursor, changes colours or hides what follows. */
export function literal(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : ' ',
  );
}
