import type { Card } from '../model/reply.js';
import type { CardTemplates } from './card-templates.js';
import { optionElements, sectionElements } from './row-elements.js';
import { keyMark, textRuns } from './text-runs.js';
import type { Button, View } from './view.js';

/** A view as an Adaptive Card; the place of the key is held by keyMark. */
export function buildCard(view: View, templates: CardTemplates): Card {
  const count = { commands: 0 };
  const sections = view.sections
    .map((section, index) => ({
      id: `section-${keyMark}-${index + 1}`,
      isVisible: !section.isFolded,
      elements: sectionElements(section, templates, count),
    }))
    .filter(({ elements }) => elements.length > 0);
  const data = {
    kicker: view.kicker,
    title: view.title,
    codes: textRuns(
      view.codes.flatMap((text, index) => [...(index > 0 ? [{ text: '  ' }] : []), { text, code: true }]),
    ),
    notice: view.notice,
    sections,
    folded: sections.filter((section) => !section.isVisible).map((section) => section.id),
    options: optionElements(view.options, templates),
    source: textRuns(view.source).map((run) => ({ ...run, size: 'Small', isSubtle: true })),
    buttons: fewButtons(view.buttons).map(({ title, verb, isPrimary, step, part, topic = view.topic }) => ({
      title,
      style: isPrimary ? 'positive' : 'default',
      data: {
        ...{ verb, topic, ...(step !== undefined && { step }) },
        ...{ ...shownIn(view), ...(part !== undefined && { part }), key: keyMark },
      },
    })),
    fallback: `${view.speak} This answer is a card, which this app cannot show. Please open the chat in a newer app or in a browser.`,
    speak: view.speak,
  };
  return templates.expandCard(view.template, data) as Card;
}

/** Source: Teams, "Cards reference": a card shows at most six actions. */
const mostButtons = 6;
/** What gives way first: "not my problem" leads to the others as well, and to go back can be said. */
const dispensable: readonly Button['verb'][] = ['show-others', 'back'];

/** As many buttons as a card can have. The text has room for all. */
function fewButtons(buttons: readonly Button[]): readonly Button[] {
  return dispensable.reduce(
    (left, verb) => (left.length > mostButtons ? left.filter((button) => button.verb !== verb) : left),
    buttons,
  );
}

/** What a card tells of itself with each of its buttons. */
function shownIn({ part, was }: View): { part?: string; was?: string } {
  return { ...(part !== undefined && { part }), ...(was !== undefined && { was }) };
}
