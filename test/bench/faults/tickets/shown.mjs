// What an asker reads on the cards of a talk with a person.
import { cardsOf, nodesOf } from '../card.mjs';

/** What the button sends that sends off the form shown last, filled in as it was shown; undefined where there was none. */
export function sendsForm(activities) {
  const forms = activities.flatMap((activity) => {
    const nodes = nodesOf(cardsOf([activity]));
    const button = nodes.find(({ data }) => data?.verb === 'send-form');
    const inputs = nodes.filter(({ type, id }) => /^Input\./.test(type) && id !== undefined);
    return button ? [{ ...button.data, ...Object.fromEntries(inputs.map(({ id, value = '' }) => [id, value])) }] : [];
  });
  return forms.at(-1);
}

/** The ids of the tickets that the asker was told of. */
export function ticketsTold(activities) {
  const words = activities.map((activity) => JSON.stringify(activity)).join('\n');
  return [...new Set([...words.matchAll(/\b[Tt]icket ([A-Z0-9]{3}-[A-Z0-9]{3})\b/g)].map(([, id]) => id))];
}

/** Whether the last thing that the asker is told has arrived: that the ticket is solved. */
export function isComplete(activities) {
  return activities.some((activity) => JSON.stringify(activity).includes('closed your ticket as solved'));
}

/** The marks of what was said, in the order in which they were shown, each as often as it was. */
export function marksIn(texts) {
  return texts.flatMap((text) => /\bline ([ae]\d+x\d+)\b/.exec(text)?.[1] ?? []);
}
