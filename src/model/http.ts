/** A request before its body is read, free of any web framework. */
export interface HttpHead {
  method: string;
  /** The values of the path's `:names`, decoded. */
  params: Readonly<Record<string, string | undefined>>;
  query: URLSearchParams;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The network address of the client, as far as it can be trusted. */
  address: string;
  /** Where this server is reached from outside, without a slash at the end; undefined when that cannot be told. */
  baseUrl: string | undefined;
  /** Names this request in the log and in an error's answer. */
  id: string;
}

/** A request as the edges see it. */
export interface HttpRequest extends HttpHead {
  /** Parsed JSON, or a Buffer where the route asks for bytes; undefined when nothing was sent. */
  body: unknown;
}

/** What answers a request. An error is thrown as a Problem instead. */
export interface HttpAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Whole `Set-Cookie` headers. */
  cookies?: readonly string[];
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`: JSON that is serialised already, or a file. `type` is the media type. */
  raw?: { type: string; data: string | Buffer };
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpAnswer>;

/** One method and path, and who answers there. */
export interface Route {
  method: 'GET' | 'POST';
  /** `/v3/directline/conversations/:id`. */
  path: string;
  handle: HttpHandler;
  /** Runs before the body is read, so that strangers cannot make the server hold it: throws, or answers, to refuse. */
  screen?: (head: HttpHead) => Promise<HttpAnswer | undefined>;
  /** What is read from the request; nothing when absent. */
  accepts?: 'json' | 'multipart' | 'bytes';
  /** The largest body in bytes. Default 1 MB. */
  maxBytes?: number;
  /** How many requests one client address may make in a minute. Unlimited when absent. */
  perMinute?: number;
  /** Whether pages of the allowed origins may ask from a browser (CORS). */
  crossOrigin?: boolean;
}

/**
 * Says how many milliseconds to wait before one more event of `key` is allowed; 0 when it is allowed now, and then it
 * was counted.
 * @param weight how many events it counts as; 1 where it is left out
 */
export type Limiter = (key: string, weight?: number) => Promise<number>;
