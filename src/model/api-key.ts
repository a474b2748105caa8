/** Lets another system use the HTTP API. */
export interface ApiKey {
  /** Who it is, as askers and experts see it. */
  name: string;
  /** At least 32 characters. */
  key: string;
}
