const ESCAPE = '\u001b';
/** The same in one character, as ECMA-48 has it for lines of eight bits. */
const CONTROL_SEQUENCE = `(?:${ESCAPE}\\[|\u009b)`;
const CONTROL_STRING = `(?:${ESCAPE}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])`;

/**
 * Colours, places of the cursor, titles of windows and targets of links, and whatever else begins with Escape. An Escape
 * that begins nothing goes, too: what is left must not become the beginning of another code.
 * Format: ECMA-48 (5th edition) 5.3, 5.4 and 5.6; xterm's control sequences.
 */
const TERMINAL_CODE = new RegExp(
  [
    `${CONTROL_SEQUENCE}[0-?]*[ -/]*[@-~]`,
    // Ends before the next control character, so that no text behind one without an end is lost.
    `${CONTROL_STRING}[^\\p{Cc}]*(?:${ESCAPE}\\\\|[\u0007\u009c])`,
    // The set of letters; the cursor that is kept and put back; the keypad; a reset.
    `${ESCAPE}(?:[()*+#%][0-9A-Za-z]|[=>78Mc])`,
    `[${ESCAPE}\u0090\u0098\u009b\u009d-\u009f]`,
  ].join('|'),
  'gu',
);

/**
 * The text as a terminal shows it, in one colour: what programs print to colour their output is worth nothing to a
 * reader, and hides where names and values begin. Takes time in proportion to the length of the text.
 */
export function withoutTerminalCodes(text: string): string {
  return text.replace(TERMINAL_CODE, '');
}
