import { describe, expect, it } from '@jest/globals';
import { embeddedJson, formFields, record, text } from '../../src/articles/forms.js';

const embedded = (json: string) => embeddedJson(`# Title\n---\n${json}\n---\n`, 10);

describe('embeddedJson', () => {
  it('reads JSON between lines of hyphens, its keys in any case', () => {
    expect(embedded('{ "Title": "A" }')).toEqual({ value: { title: 'A' } });
  });

  it('accepts a comma too many', () => {
    expect(embedded('{ "a": [1, 2,], }')).toEqual({ value: { a: [1, 2] } });
  });

  it('reads a text with a line break in it, and says where that is', () => {
    expect(embedded('{\n"a": "one\n two",\n"b": 1 }')).toEqual({
      value: { a: 'one  two', b: 1 },
      problem: { line: 13, reason: expect.stringContaining('the JSON is broken here') },
    });
  });

  it('keeps both texts of a key that is given twice', () => {
    expect(embedded('{ "hint": "Paste the error", "hint": "", "n": 1, "n": 2 }')).toEqual({
      value: { hint: 'Paste the error', n: 2 },
    });
    expect(embedded('{ "hint": "One.", "hint": "Two." }')).toEqual({ value: { hint: 'One. Two.' } });
  });

  it('finds none where the body is text', () => {
    expect(embeddedJson('# Title\n---\nText { with } braces', 1)).toBeUndefined();
    expect(embedded('[1]')).toBeUndefined();
  });
});

describe('formFields', () => {
  it('reads questions in the order they ask for', () => {
    const elements = [
      { id: 'b', order: 2, controlType: 'TextBox', displayLabel: 'Second?' },
      { id: 'a', order: 1, controlType: 'multilinetextbox', displayLabel: 'First?', required: true },
      { controlType: 'infoblock', content: 'Third.' },
    ];
    expect(formFields(elements)).toEqual([
      { id: 'a', label: 'First?', control: 'multiline', required: true, options: [] },
      { id: 'b', label: 'Second?', control: 'text', required: false, options: [] },
      { id: 'question-3', label: 'Third.', control: 'message', required: false, options: [] },
    ]);
  });

  it('tells what is asked of an answer', () => {
    const validations = [{ type: 'RegExMatch', value: '0$', text: 'It ends with 0.' }];
    const [field] = formFields([{ displayLabel: 'Id?', watermarkText: 'The id', validations }]);
    expect(field?.hint).toBe('The id It ends with 0.');
  });

  it.each([
    ['dropdown', 'choice'],
    ['radiobuttongroup', 'choice'],
    ['multiselectdropdown', 'choices'],
    ['datetimepicker', 'datetime'],
    ['numerictextbox', 'number'],
    ['something new', 'text'],
  ])('takes a %s for %s', (controlType, control) => {
    expect(
      formFields([
        { controlType, displayLabel: 'A?', dropdownOptions: [{ text: 'B' }], radioButtonOptions: [{ text: 'B' }] },
      ]),
    ).toMatchObject([{ control }]);
  });

  it('joins hints, without tags', () => {
    const element = {
      displayLabel: ' Which? ',
      watermarkText: 'Choose <b>one</b>',
      infoBalloonText: 'See below.',
      hints: [{ text: 'Or two.' }],
    };
    expect(formFields([element])).toMatchObject([{ label: 'Which?', hint: 'Choose one See below. Or two.' }]);
  });

  it('lists the choices, also the one that is left when others are looked up', () => {
    const element = {
      displayLabel: 'Which?',
      dropdownOptions: [{ value: 'a', text: 'A' }, { text: 'B' }, { value: 'c' }],
      dynamicDropdownOptions: { uri: '/x', defaultDropdownOptions: { value: 'none', text: 'None of them' } },
    };
    expect(formFields([element])[0]?.options).toEqual([
      { value: 'a', text: 'A' },
      { value: 'B', text: 'B' },
      { value: 'none', text: 'None of them' },
    ]);
  });

  it.each<[string, object, string]>([
    [
      'nothing but an excuse',
      { dynamicDropdownOptions: {}, dropdownOptions: [{ text: 'Unable to get the list' }] },
      'text',
    ],
    ['one way out', { dynamicDropdownOptions: {}, dropdownOptions: [{ text: 'My own' }] }, 'text'],
    [
      "don't know",
      { dropdownOptions: [{ value: 'dont_know_answer', text: "Other, don't know or not applicable" }] },
      'text',
    ],
    ['nothing', {}, 'text'],
    ['choices of its own', { dynamicDropdownOptions: {}, dropdownOptions: [{ text: 'A' }, { text: 'B' }] }, 'choice'],
    ['one choice', { dropdownOptions: [{ text: 'Yes' }] }, 'choice'],
  ])('asks for a text where a list that only the portal fills has %s', (_, lists, control) => {
    const element = { controlType: 'dropdown', displayLabel: 'Which?', ...lists };
    expect(formFields([element])).toMatchObject([{ control }]);
  });

  it('knows the description, limits, and for whom a question is', () => {
    const elements = [
      {
        id: 'api',
        controlType: 'dropdown',
        displayLabel: 'An API?',
        dropdownOptions: [{ text: 'Yes' }, { text: 'No' }],
      },
      {
        id: 'a',
        controlType: 'textbox',
        displayLabel: 'Which?',
        visibility: 'api == Yes',
        maxLength: 20,
        required: 'true',
      },
      {
        id: 'b',
        controlType: 'textbox',
        displayLabel: 'Id?',
        validations: [{ type: 'MaxLength', value: 36 }],
        maxLength: 0,
      },
      {
        id: 'c',
        controlType: 'numerictextbox',
        displayLabel: 'New?',
        validations: [{ type: 'GreaterThan', value: 0 }],
      },
      {
        id: 'd',
        controlType: 'numerictextbox',
        displayLabel: 'Old?',
        validations: [{ type: 'greaterthan', controlId: 'c' }],
      },
      {
        id: 'e',
        controlType: 'multilinetextbox',
        displayLabel: 'Details',
        useAsAdditionalDetails: true,
        visibility: 'null',
      },
      { id: 'f', controlType: 'multiselectdropdown dropdown', displayLabel: 'What?', dropdownOptions: [{ text: 'A' }] },
      { id: 'g', controlType: 'textblock', text: 'Read this.', infoBallonText: 'And that.' },
    ];
    const plain = { required: false, options: [] };
    expect(formFields(elements).slice(1)).toEqual([
      {
        ...plain,
        id: 'a',
        label: 'Which?',
        control: 'text',
        required: true,
        longest: 20,
        onlyIf: '“An API?” is “Yes”',
      },
      { ...plain, id: 'b', label: 'Id?', control: 'text', longest: 36 },
      { ...plain, id: 'c', label: 'New?', control: 'number', above: 0 },
      { ...plain, id: 'd', label: 'Old?', control: 'number' },
      { ...plain, id: 'e', label: 'Details', control: 'multiline', isDescription: true },
      { ...plain, id: 'f', label: 'What?', control: 'choices', options: [{ value: 'A', text: 'A' }] },
      { ...plain, id: 'g', label: 'Read this.', control: 'message', hint: 'And that.' },
    ]);
  });

  it('leaves out what asks nothing', () => {
    expect(formFields([{ id: 'a' }, 'b', null])).toEqual([]);
    expect(formFields('none')).toEqual([]);
  });
});

it('reads values of the wrong kind as empty ones', () => {
  expect([record([1]), record(null), text({}), text(7)]).toEqual([{}, {}, '', '7']);
});
