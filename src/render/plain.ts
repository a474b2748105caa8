import type { InputRow, Row, Run, View } from './view.js';

/** Everything a view says as plain text: the twin of its card, for terminals, e-mail and screen readers. */
export function plainText(view: View): string {
  const head = [view.kicker, view.title, view.codes.join(', ')].filter((line) => line !== '');
  const notice = view.notice === '' ? [] : [view.notice];
  const sections = view.sections.map((section) =>
    [...(section.heading === '' ? [] : [`${section.heading}:`]), ...section.rows.flatMap(plainRow)].join('\n'),
  );
  const options = view.options.map(
    ({ title, detail }, index) => `${index + 1}. ${title}${detail === '' ? '' : ` (${detail})`}`,
  );
  const source = withAddresses(view.source);
  // A text has room for what a card's button would show more of, and no boxes to tick.
  const answers = view.buttons.filter(({ verb }) => verb !== 'more' && verb !== 'tick').map(({ title }) => title);
  const buttons = answers.length === 0 ? [] : [`You can answer: ${answers.join(' · ')}`];
  return [head.join('\n'), ...notice, ...sections, options.join('\n'), source, view.byText ?? '', ...buttons]
    .filter((part) => part !== '')
    .join('\n\n');
}

function plainRow(row: Row): string[] {
  const pad = '   '.repeat(row.indent);
  const inset = (text: string, first: string, next: string) =>
    text.split('\n').map((line, index) => pad + (index === 0 ? first : next) + line);
  switch (row.kind) {
    case 'text':
    case 'heading':
      return inset(withAddresses(row.runs), '', '');
    case 'step': {
      const lead = `${row.marker} `;
      return inset(withAddresses(row.runs), lead, ' '.repeat(lead.length));
    }
    case 'check':
      return inset(withName(withAddresses(row.runs), row.by), `${row.marker}. [${row.done ? 'x' : ' '}] `, '       ');
    case 'command':
      return row.lines.map((line) => `${pad}    ${line}`);
    case 'note':
      return inset(withAddresses(row.runs), `${row.tone.slice(0, 1).toUpperCase()}${row.tone.slice(1)}: `, '');
    case 'image':
      return [`${pad}(Picture: ${row.alt}) ${row.url}`];
    case 'input':
      return plainInput(row).map((line) => pad + line);
    case 'box':
      // A text that is sent leaves out what nobody knows.
      return [];
  }
}

/** A question of a form, with what can be chosen and what is known already. */
function plainInput({ label, choices = [], value, problem, hour }: InputRow): string[] {
  const known = [value, hour?.value ?? ''].filter((each) => each !== '').join(' ');
  const texts = choices.map(({ text }) => text).join(' / ');
  const textOf = (each: string) => choices.find((choice) => choice.value === each)?.text ?? each;
  const chosen = choices.length > 0 ? known.split(',').map(textOf).join('; ') : known;
  return [
    `- ${label}${texts === '' ? '' : ` (${texts})`}`,
    ...(problem === undefined ? [] : [`  ${problem}`]),
    ...(known === '' ? [] : chosen.split('\n').map((line) => `  > ${line}`)),
  ];
}

/** Who did a step stands behind its first line. */
function withName(text: string, name: string | undefined): string {
  if (name === undefined) return text;
  const [first = '', ...rest] = text.split('\n');
  return [`${first} (done by ${name})`, ...rest].join('\n');
}

/** A link is followed by its address, once; a link to a topic is only its text. */
function withAddresses(runs: readonly Run[]): string {
  return runs
    .map((run, index) => {
      const isLast = runs[index + 1]?.url !== run.url;
      return run.url !== undefined && isLast && !run.text.includes(run.url) ? `${run.text} <${run.url}>` : run.text;
    })
    .join('');
}
