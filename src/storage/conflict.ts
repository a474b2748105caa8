/** Thrown in a transaction to leave nothing of it: somebody else was quicker. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** Whether something was saved; false when it met a conflict. */
export async function unlessConflict(saved: Promise<unknown>): Promise<boolean> {
  try {
    await saved;
    return true;
  } catch (thrown) {
    if (thrown instanceof Conflict) return false;
    throw thrown;
  }
}
