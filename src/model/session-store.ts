/** Which sessions of experts were ended: their browsers keep them signed, and a copy would be good to the end. */
export interface SessionStore {
  /** Ends a session for all processes, and tells `session-ended` news. @param endsAt when it would have ended by itself, in milliseconds since 1970 */
  endSession(id: string, endsAt: number): Promise<void>;
  isSessionEnded(id: string): Promise<boolean>;
}
