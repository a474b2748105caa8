/** Who wrote a message, as the channel knows them. */
export interface Asker {
  channel: string;
  id: string;
  /** Another id of the same person, by which an organisation knows them: in Teams the object id of Entra. */
  alias?: string;
  /** What the channel shows others as their name. */
  name?: string;
}
