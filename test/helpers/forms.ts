import type { Form, FormField } from '../../src/model/form.js';

/** A field that asks for a line, unless told otherwise. */
export function aField(id: string, more: Partial<FormField> = {}): FormField {
  return { id, label: `About ${id}?`, control: 'text', required: false, options: [], ...more };
}

export function aForm(fields: FormField[] = [], more: Partial<Form> = {}): Form {
  return { article: 'portal/form', title: 'A form', clouds: [], supportTopics: [], fields, ...more };
}

/** Choices whose values are their texts. */
export function someOptions(...texts: string[]): FormField['options'] {
  return texts.map((text) => ({ value: text, text }));
}
