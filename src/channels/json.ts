/** Whether parsed JSON is an object, not a list and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that must be text; anything else counts as absent. */
export function textAt(value: unknown, name: string): string | undefined {
  const field = isObject(value) ? value[name] : undefined;
  return typeof field === 'string' ? field : undefined;
}

/** A field that must be a list; anything else counts as empty. */
export function listAt(value: unknown, name: string): unknown[] {
  const field: unknown = isObject(value) ? value[name] : undefined;
  return Array.isArray(field) ? (field as unknown[]) : [];
}
