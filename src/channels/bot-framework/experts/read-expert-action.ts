import { type ExpertAction, expertInputs, expertVerbs } from '../../../model/expert-verbs.js';
import { isObject, textAt } from '../../json.js';
import { teamsKeyName } from '../../teams-card.js';

const longestName = 300;

/** Reads what a button of an expert's card sent back; undefined for what none of them sends. */
export function readExpertAction(data: unknown): ExpertAction | undefined {
  if (!isObject(data)) return undefined;
  const verb = expertVerbs.find((one) => one === data.verb);
  const ticket = textAt(data, 'step');
  const key = textAt(data, 'key') ?? textAt(data, teamsKeyName);
  if (!verb || !isName(ticket) || !isName(key)) return undefined;
  const page = /^\d{1,4}$/.test(textAt(data, 'part') ?? '') ? Number(data.part) : undefined;
  return {
    ...{ verb, ticket, key },
    reply: textAt(data, expertInputs.reply) ?? '',
    note: textAt(data, expertInputs.note) ?? '',
    ...(page !== undefined && { page }),
  };
}

function isName(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value.length <= longestName && !/\p{Cc}/u.test(value);
}
