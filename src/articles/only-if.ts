import type { FormField } from '../model/form.js';

/** Said where a condition cannot be put into words. */
const someCondition = 'it applies';

/**
 * The condition under which a field of a self-help form is asked, in words: `a == Yes || b != No && c == null`. The
 * end of a sentence, such as "“Does it use an API?” is “Yes”". Undefined where there is none.
 * @param fields all fields of the form: what the condition names is one of them
 */
export function onlyIf(visibility: string, fields: readonly FormField[]): string | undefined {
  if (/^(?:null|true)?$/i.test(visibility)) return undefined;
  const byId = new Map(fields.map((field) => [field.id.toLowerCase(), field]));
  // Braces around a part are rare, and too much for a line: no field has a name that begins with one.
  const either = visibility.split('||').map((all) => all.split('&&').map((each) => termOf(each, byId)));
  if (either.flat().some((term) => term === undefined)) return someCondition;
  const terms = either.map((all) => all as Term[]);
  const first = terms[0]?.[0];
  // Several answers to one question are told as such.
  if (first && terms.every((all) => all.length === 1 && all[0]?.label === first.label && all[0].is === 'is'))
    return `“${first.label}” is ${terms.map((all) => `“${all[0]?.value ?? ''}”`).join(' or ')}`;
  return terms.map((all) => all.map(said).join(' and ')).join(', or ');
}

interface Term {
  label: string;
  is: 'is' | 'is not' | 'is answered' | 'is not answered';
  value: string;
}

function termOf(term: string, byId: ReadonlyMap<string, FormField>): Term | undefined {
  const [, name = '', sign, value = ''] = /^([^=!]+)([=!])=(.*)$/.exec(term) ?? [];
  const field = byId.get(name.trim().toLowerCase());
  if (!field) return undefined;
  const wanted = value.trim();
  const isNull = wanted.toLowerCase() === 'null';
  const answered = isNull ? (sign === '!' ? 'is answered' : 'is not answered') : sign === '!' ? 'is not' : 'is';
  const option = field.options.find((each) => each.value.toLowerCase() === wanted.toLowerCase());
  return { label: field.label, is: answered, value: option?.text ?? wanted };
}

function said({ label, is, value }: Term): string {
  return is === 'is' || is === 'is not' ? `“${label}” ${is} “${value}”` : `“${label}” ${is}`;
}
