/** A real PostgreSQL of its own, from the package registry. */
export interface Postgres {
  /** Makes an empty database. @returns its address. */
  createDatabase(): Promise<string>;
  /** Bytes that the server takes; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Ends the server as an operator does who does not wait: connections break. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

/** Settings of a server whose data nobody needs after a power cut. */
export const quick: readonly string[];

/**
 * Starts a server on a free port; it ends with this process, whatever happens to it. Root starts it as `nobody`, because
 * PostgreSQL refuses to run as root.
 * @param options.folder where its files are, in `data`; everybody must be able to enter it. Made and removed when left out
 * @param options.settings of the server, as `name=value`; `quick` when left out
 * @throws Error with what the server said when it does not start
 */
export function startPostgres(options?: { folder?: string; settings?: readonly string[] }): Promise<Postgres>;
