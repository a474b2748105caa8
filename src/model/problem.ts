/**
 * An error that somebody can act on: `code` for machines, the message for the one who reads it, `advice` for
 * what to change. Thrown where going on would be wrong; everything else is a value.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    message: string,
    readonly advice: string,
    /** The HTTP status where it answers a request. */
    readonly status = 500,
  ) {
    super(message);
  }
}

/** What an unknown thrown value says. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
