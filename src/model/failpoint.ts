/** Everything that the program does to the outside, and that must be done whole, once, or not at all. */
const effects = [
  /** The key of the web chat's tokens is made, or read. */
  'make-key',
  /** The schema is brought to the newest form. */
  'migrate',
  /** What any of the following writes is put on the disk. */
  'commit',
  'save-turn',
  /** An expert changes a ticket. */
  'save-change',
  /** Where the card of a ticket stands is noted. */
  'save-post',
  /** Something is to be sent because of a ticket that stays as it is. */
  'add-items',
  'open-line',
  'append',
  /** An item of the outbox is taken, sent, and then removed or put back; what an ended process held is taken over. */
  'take-over',
  'claim',
  'send',
  'remove',
  'put-back',
  'remove-old',
  /** A request is answered. */
  'answer',
] as const;

type Effect = (typeof effects)[number];

/** A moment right before or right after an effect. */
export type Failpoint = `${Effect}:${'before' | 'after'}`;

export const failpoints: readonly Failpoint[] = effects.flatMap(
  (effect) => [`${effect}:before`, `${effect}:after`] as const,
);

/** Called at such a moment. It is there only in a program that was started to be ended at one. */
export type Reach = (failpoint: Failpoint) => void;

/** Does something, and tells `reach` right before and right after. */
export async function around<T>(reach: Reach | undefined, effect: Effect, run: () => Promise<T>): Promise<T> {
  if (!reach) return run();
  reach(`${effect}:before`);
  const result = await run();
  reach(`${effect}:after`);
  return result;
}
