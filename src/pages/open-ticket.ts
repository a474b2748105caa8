/** Knows whether an expert has, or will have, a ticket of this talk. */
export interface OpenTicket {
  /** Learns it from an activity that came. */
  note(activity: unknown): void;
  /** The id of a ticket that goes on; undefined where there is none. */
  id(): string | undefined;
}

export function createOpenTicket(): OpenTicket {
  let open: string | undefined;
  return {
    note(activity) {
      const { ticket } = objectAt(activity, 'channelData');
      const { id, isLive } = ticket !== null && typeof ticket === 'object' ? (ticket as Record<string, unknown>) : {};
      if (typeof id === 'string' && typeof isLive === 'boolean') open = isLive ? id : undefined;
    },
    id: () => open,
  };
}

function objectAt(value: unknown, name: string): Record<string, unknown> {
  const found = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;
  return found !== null && typeof found === 'object' ? (found as Record<string, unknown>) : {};
}
