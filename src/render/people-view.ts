import { evenBidi, turning } from './even-bidi.js';
import type { View } from './view.js';

/** A view that holds what people wrote: wherever it stands, it turns nothing of what stands around it. */
export function peopleView(view: View): View {
  const json = JSON.stringify(view);
  if (!turning.test(json)) return view;
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? evenBidi(value) : value)) as View;
}
