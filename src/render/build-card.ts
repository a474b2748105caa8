import type { Card } from '../model/reply.js';
import type { CardTemplates } from './card-templates.js';
import { optionElements, sectionElements } from './row-elements.js';
import { keyMark, textRuns } from './text-runs.js';
import type { View } from './view.js';

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
    buttons: view.buttons.map(({ title, verb, isPrimary, step, topic = view.topic }) => ({
      title,
      style: isPrimary ? 'positive' : 'default',
      data: { verb, topic, ...(step !== undefined && { step }), ...shownIn(view), key: keyMark },
    })),
    fallback: `${view.speak} This answer is a card, which this app cannot show. Please open the chat in a newer app or in a browser.`,
    speak: view.speak,
  };
  return templates.expandCard(view.template, data) as Card;
}

/** What a card tells of itself with each of its buttons. */
function shownIn({ part, was }: View): { part?: string; was?: string } {
  return { ...(part !== undefined && { part }), ...(was !== undefined && { was }) };
}
