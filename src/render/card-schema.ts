import { z } from 'zod';

/**
 * The part of Adaptive Cards 1.5 that this product uses, strictly: unknown elements, properties and values are refused,
 * as clients ignore them in silence. Source: the schema explorer at adaptivecards.io, in our own words.
 */

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']);
const containerStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const textSize = z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']);
const weight = z.enum(['Lighter', 'Default', 'Bolder']);
const color = z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']);
const pixels = z.string().regex(/^\d{1,4}px$/);
const columnWidth = z.union([z.enum(['auto', 'stretch']), pixels]);
const webAddress = z.url({ protocol: /^(?:https?|mailto)$/ });
const id = z.string().min(1);

/** What every action sends: a verb of model/verbs.ts, its topic, perhaps more of what is shown, and the key of the card. */
const actionData = z.strictObject({
  verb: z.string().min(1),
  topic: z.string(),
  step: z.string().min(1).optional(),
  part: z.string().min(1).optional(),
  was: z.string().optional(),
  key: z.string().min(1),
});

const actionStyle = z.enum(['default', 'positive', 'destructive']);

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1),
  style: actionStyle.optional(),
  data: actionData,
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: z.string().min(1),
  style: actionStyle.optional(),
  verb: z.string().min(1),
  data: actionData,
  fallback: submit,
});

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1),
  url: webAddress,
});

const toggleVisibility = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  title: z.string().min(1),
  targetElements: z.array(id).min(1),
});

const action = z.discriminatedUnion('type', [submit, execute, openUrl, toggleVisibility]);
const selectAction = z.discriminatedUnion('type', [submit, execute, openUrl]);

/** Properties that every element may have. */
const element = {
  id: id.optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  size: textSize.optional(),
  weight: weight.optional(),
  italic: z.boolean().optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.enum(['Default', 'Monospace']).optional(),
  color: color.optional(),
  selectAction: selectAction.optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...element,
  horizontalAlignment: z.enum(['Left', 'Center', 'Right']).optional(),
  inlines: z.array(textRun).min(1),
});

/** Its text is read as Markdown, so only our own fixed headings stand in one. */
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...element,
  text: z.string().regex(/^[\p{L}\p{N} (),'’?-]+$/u, 'a TextBlock may hold nothing that Markdown could read'),
  style: z.enum(['default', 'heading']),
  size: textSize.optional(),
  weight: weight.optional(),
  wrap: z.literal(true),
});

const image = z.strictObject({
  type: z.literal('Image'),
  ...element,
  url: z.url({ protocol: /^https?$/ }),
  altText: z.string().min(1),
  size: z.enum(['Auto', 'Stretch', 'Small', 'Medium', 'Large']).optional(),
});

const toggle = z.strictObject({
  type: z.literal('Input.Toggle'),
  ...element,
  id,
  title: z.string().min(1),
  value: z.enum(['true', 'false']),
  wrap: z.literal(true).optional(),
});

/**
 * None is `isRequired`: a client would then refuse every button of the card, also the one that sends it without answers. What
 * is missing is told by the bot.
 */
const input = {
  ...element,
  id,
  /** Read aloud with the input. */
  label: z.string().min(1),
};

const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  value: z.string().optional(),
  placeholder: z.string().min(1).optional(),
  isMultiline: z.literal(true).optional(),
  maxLength: z.number().int().min(1),
});

const inputNumber = z.strictObject({
  type: z.literal('Input.Number'),
  ...input,
  value: z.number().optional(),
  placeholder: z.string().min(1).optional(),
});

const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: z.iso.date().optional(),
});

const inputTime = z.strictObject({
  type: z.literal('Input.Time'),
  ...input,
  value: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
});

/** Clients join the values of what is chosen by commas. */
const choiceValue = z.string().regex(/^[^,]+$/, 'the value of a choice has no comma');

const inputChoices = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  style: z.enum(['compact', 'expanded']),
  isMultiSelect: z.literal(true).optional(),
  wrap: z.literal(true).optional(),
  placeholder: z.string().min(1).optional(),
  value: z.string().optional(),
  choices: z.array(z.strictObject({ title: z.string().min(1), value: choiceValue })).min(1),
});

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...element,
  actions: z.array(action).min(1).max(6),
});

const column = z.strictObject({
  type: z.literal('Column'),
  id: id.optional(),
  width: columnWidth,
  verticalContentAlignment: z.literal('Bottom').optional(),
  spacing: spacing.optional(),
  style: containerStyle.optional(),
  get items() {
    return z.array(anyElement);
  },
});

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...element,
  columns: z.array(column).min(1),
});

const container = z.strictObject({
  type: z.literal('Container'),
  ...element,
  style: containerStyle.optional(),
  bleed: z.boolean().optional(),
  selectAction: selectAction.optional(),
  get items() {
    return z.array(anyElement).min(1);
  },
});

const anyElement: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    richTextBlock,
    textBlock,
    image,
    toggle,
    inputText,
    inputNumber,
    inputDate,
    inputTime,
    inputChoices,
    actionSet,
    columnSet,
    container,
  ]),
);

/** A whole card; more than six actions are hidden behind an overflow menu, or not shown at all. */
export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  speak: z.string().min(1),
  fallbackText: z.string().min(1),
  body: z.array(anyElement).min(1),
  actions: z.array(action).max(6),
});
