/** Where a part writes what happened. `fields` are for machines; no text of an asker goes in. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** Only where somebody must act. */
  error(fields: object, message: string): void;
}
