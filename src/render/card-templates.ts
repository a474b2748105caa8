import { Template } from 'adaptivecards-templating';
import { Problem } from '../model/problem.js';

/** The templates of cards/, parsed: cards by their kind, rows by theirs. */
export interface CardTemplates {
  /** @throws Problem when there is no such template. */
  expandCard(name: string, data: object): Record<string, unknown>;
  expandRow(name: string, data: object): Record<string, unknown>;
}

/**
 * Prepares templates for use.
 * @param cards the JSON of each card template by its name
 * @param rows the JSON of each row template by its name
 */
export function createCardTemplates(
  cards: ReadonlyMap<string, unknown>,
  rows: ReadonlyMap<string, unknown>,
): CardTemplates {
  const cardTemplates = prepare(cards);
  const rowTemplates = prepare(rows);
  return {
    expandCard: (name, data) => expand(cardTemplates, name, data),
    expandRow: (name, data) => expand(rowTemplates, name, data),
  };
}

function prepare(sources: ReadonlyMap<string, unknown>): Map<string, Template> {
  return new Map([...sources].map(([name, json]) => [name, new Template(json)]));
}

/** Texts are bound as whole values and never read as templates again, so `${...}` in an article stays text. */
function expand(templates: ReadonlyMap<string, Template>, name: string, data: object): Record<string, unknown> {
  const template = templates.get(name);
  if (!template) {
    throw new Problem(
      'card-template-missing',
      `the card template ${name} is missing`,
      `Put ${name}.json back into cards/.`,
    );
  }
  return template.expand({ $root: data }) as Record<string, unknown>;
}
