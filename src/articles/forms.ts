import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { FormControl, FormField, FormOption } from '../model/form.js';
import { saysUnknown } from '../model/form-fields.js';
import { onlyIf } from './only-if.js';

/** JSON that stands in an article between `---` lines. */
export interface EmbeddedJson {
  value: Record<string, unknown>;
  /** What is wrong with it, though it could be read. */
  problem?: { line: number; reason: string };
}

const tolerant = { allowTrailingComma: true, disallowComments: false };

/** A string with line breaks in it, which JSON does not allow and authors write. */
const brokenString = /"(?:[^"\\]|\\.)*"/g;

/** The JSON of an article whose body is data, or undefined where the body is text. */
export function embeddedJson(body: string, bodyLine: number): EmbeddedJson | undefined {
  const opening = /^[ \t]{0,20}-{3,100}[ \t]{0,20}\r?\n\s*(?=\{)/m.exec(body);
  if (!opening) return undefined;
  const start = opening.index + opening[0].length;
  const json = body.slice(start, body.lastIndexOf('}') + 1);
  const errors: ParseError[] = [];
  let value = valueOf(parseTree(json, errors, tolerant));
  if (errors.length > 0)
    value = valueOf(
      parseTree(
        json.replace(brokenString, (whole) => whole.replace(/[\n\t]+/g, ' ')),
        [],
        tolerant,
      ),
    );
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [first] = errors;
  const line = bodyLine + body.slice(0, start + (first?.offset ?? 0)).split('\n').length - 1;
  return {
    value: record(value),
    ...(first && {
      problem: {
        line,
        reason: `the JSON is broken here (${printParseErrorCode(first.error)}); what could be read is used`,
      },
    }),
  };
}

/** What a node of JSON holds. Of a text that is given twice both are kept: authors paste, and forget what stood there. */
function valueOf(node: Node | undefined): unknown {
  if (node?.type === 'array') return (node.children ?? []).map(valueOf);
  if (node?.type !== 'object') return node?.value as unknown;
  const object = new Map<string, unknown>();
  for (const { children: [name, held] = [] } of node.children ?? []) {
    const key = String(name?.value);
    const [before, value] = [object.get(key), valueOf(held)];
    const isTwice = typeof before === 'string' && typeof value === 'string' && before !== value;
    object.set(key, isTwice ? `${before} ${value}`.trim() : value);
  }
  return Object.fromEntries(object);
}

const controls: Record<string, FormControl> = {
  textbox: 'text',
  multilinetextbox: 'multiline',
  dropdown: 'choice',
  radiobuttongroup: 'choice',
  multiselectdropdown: 'choices',
  datetimepicker: 'datetime',
  numerictextbox: 'number',
  infoblock: 'message',
  textblock: 'message',
};

type Element = Record<string, unknown>;

/** The questions of a form's `formElements`, in the order they ask for; elements without a label are left out. */
export function formFields(elements: unknown): FormField[] {
  if (!Array.isArray(elements)) return [];
  const fields = elements
    .map((element: unknown, index) => ({ element: record(element), index }))
    .sort((one, other) => order(one) - order(other))
    .map(({ element, index }) => ({ element, field: fieldOf(element, index) }))
    .filter(({ field }) => field.label !== '');
  const all = fields.map(({ field }) => field);
  return fields.map(({ element, field }) => {
    const condition = onlyIf(text(element.visibility), all);
    return condition === undefined ? field : { ...field, onlyIf: condition };
  });
}

function fieldOf(element: Element, index: number): FormField {
  const validations = list(element.validations);
  const further = [...list(element.hints), ...validations].map((each) => each.text);
  const balloon = element.infoballoontext ?? element.infoballontext;
  const hint = [element.watermarktext ?? element.watermarktest, balloon, ...further]
    .map(text)
    .filter((each) => each !== '')
    .join(' ');
  const offered = options(element);
  const control = controlOf(element, offered);
  const longest = [element.maxlength, limit(validations, 'maxlength')].map(Number).find((most) => most > 0);
  const above = control === 'number' ? Number(limit(validations, 'greaterthan') ?? NaN) : NaN;
  return {
    id: text(element.id) || `question-${index + 1}`,
    label: text(element.displaylabel) || text(element.content) || text(element.text),
    control,
    required: String(element.required).toLowerCase() === 'true',
    ...(hint !== '' && { hint }),
    options: offered,
    ...(String(element.useasadditionaldetails) === 'true' && { isDescription: true }),
    ...(longest !== undefined && (control === 'text' || control === 'multiline') && { longest }),
    ...(!Number.isNaN(above) && { above }),
  };
}

/** A list that the portal fills with the asker's resources is empty here: then the name is typed. */
function controlOf(element: Element, offered: readonly FormOption[]): FormControl {
  // Authors who changed their mind wrote two kinds, the new one first.
  const [name = ''] = text(element.controltype).toLowerCase().split(' ');
  const control = controls[name] ?? 'text';
  if (control !== 'choice' && control !== 'choices') return control;
  const isFilled = typeof element.dynamicdropdownoptions === 'object' && element.dynamicdropdownoptions !== null;
  const real = offered.filter((option) => !saysUnknown(option) && !isExcuse(option));
  return real.length === 0 || (isFilled && real.length === 1) ? 'text' : control;
}

/** What stands beside a list that a portal fills, for those who miss something in it. */
function isExcuse({ text: said }: FormOption): boolean {
  return /^(?:unable|could not|cannot|can['’]t|none\b|not (?:specific|in the list|listed)|other$|n\/?a$)/i.test(said);
}

function limit(validations: readonly Element[], type: string): unknown {
  return validations.find((each) => text(each.type).toLowerCase() === type)?.value;
}

function order({ element, index }: { element: Element; index: number }): number {
  return typeof element.order === 'number' ? element.order : index + 1;
}

function options(element: Element): FormField['options'] {
  const dynamic = record(record(element.dynamicdropdownoptions).defaultdropdownoptions);
  const listed = [element.dropdownoptions, element.radiobuttonoptions].find(Array.isArray) as unknown[] | undefined;
  return [...(listed ?? []), dynamic].flatMap((option) => {
    const { text: label, value } = record(option);
    return text(label) === '' ? [] : [{ value: text(value) || text(label), text: text(label) }];
  });
}

/** An object with its keys in lower case, as authors write them in any case; of anything else, an empty one. */
export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, unknown]) => [key.toLowerCase(), each]));
}

/** The objects of a list; of anything else, none. */
export function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

/** A value that is written for people, without tags; of anything but text and numbers, an empty one. */
export function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string'
    ? value
        .replace(/<[^<>]{0,500}>/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}
