#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import type { FitOptions } from './commands/fit/fit.js';
import type { ReportOptions } from './commands/report.js';
import type { TeamsPackageOptions } from './commands/teams-package.js';
import type { ListOptions } from './commands/tickets/list.js';
import { processTerminal } from './commands/terminal.js';
import { messageOf, Problem } from './model/problem.js';

const collect = (folder: string, folders: string[]) => [...folders, folder];
/** @param value `<path>` where an argument can follow, `<path...>` where several paths can stand in a row */
const knowledge = (value: '<path>' | '<path...>') =>
  new Option(
    `-k, --knowledge ${value}`,
    'articles to use instead of ours: folders (can be given more than once), or a file that triage compile wrote',
  )
    .argParser(collect)
    .default([] as string[], 'our articles');

/** The command line. Each command loads only what it needs. */
function program(): Command {
  const triage = new Command('triage')
    .description('Finds the support article that fits a problem, in Microsoft Teams, on web pages and here.')
    .showHelpAfterError('(triage --help shows what there is)');

  triage
    .command('serve')
    .description('start the bot: web chat, and the endpoint for Teams and other channels')
    .addOption(knowledge('<path...>'))
    .action(async (options: { knowledge: string[] }) => {
      const { serve } = await import('./commands/serve.js');
      await serve(options, processTerminal);
    });

  triage
    .command('ask')
    .description('answer one question on the terminal')
    .argument('<question>', 'what fails, or a pasted error; - reads standard input')
    .addOption(knowledge('<path>'))
    .addOption(new Option('--platform <platform>', 'what the machine runs').choices(['windows', 'linux']))
    .option('--explain', 'tell why articles matched', false)
    .option('--json', 'print the answer for machines', false)
    .action(
      async (
        question: string,
        options: { knowledge: string[]; json: boolean; explain: boolean; platform?: 'windows' | 'linux' },
      ) => {
        const { ask } = await import('./commands/ask.js');
        await ask(question, options, processTerminal);
      },
    );

  triage
    .command('check')
    .description('check articles and every card they become')
    .argument('[folders...]', 'folders of articles (ours when left out)')
    .addOption(knowledge('<path>'))
    .option('--json', 'print the result for machines', false)
    .action(async (folders: string[], options: { knowledge: string[]; json: boolean }) => {
      const { check } = await import('./commands/check.js');
      process.exitCode = await check([...folders, ...options.knowledge], options, processTerminal);
    });

  triage
    .command('compile')
    .description('compile articles to one file that starts in no time; give it with --knowledge')
    .addOption(
      new Option('-k, --knowledge <folder...>', 'articles to compile; can be given more than once')
        .argParser(collect)
        .default([] as string[], 'our articles'),
    )
    .requiredOption('-o, --out <file>', 'where to write it; it is replaced in one step')
    .action(async (options: { knowledge: string[]; out: string }) => {
      const { compilePack } = await import('./commands/compile.js');
      process.exitCode = await compilePack(options, processTerminal);
    });

  triage
    .command('eval')
    .description('ask labelled questions and measure the answers')
    .requiredOption(
      '-q, --questions <file...>',
      'questions as JSON lines; can be given more than once',
      (file: string, files: string[] | undefined) => [...(files ?? []), file],
    )
    .addOption(knowledge('<path...>'))
    .option('--all-languages', 'count questions in other languages than English too', false)
    .option('--json', 'print the result for machines', false)
    .action(async (options: { questions: string[]; knowledge: string[]; allLanguages: boolean; json: boolean }) => {
      const { evaluate } = await import('./commands/eval/eval.js');
      await evaluate(options, processTerminal);
    });

  const data = triage.command('data').description('what is kept of one person: show it, remove it');
  const asker = () =>
    new Option(
      '--asker <id>',
      'the id by which the channel, or Microsoft Entra, knows the person',
    ).makeOptionMandatory();
  data
    .command('export')
    .description('print everything that is kept of one person, as JSON')
    .addOption(asker())
    .action(async (options: { asker: string }) => {
      const { exportData } = await import('./commands/data/export.js');
      await exportData(options.asker, processTerminal);
    });
  data
    .command('delete')
    .description('remove everything that is kept of one person')
    .addOption(asker())
    .action(async (options: { asker: string }) => {
      const { deleteData } = await import('./commands/data/delete.js');
      await deleteData(options.asker, processTerminal);
    });

  const tickets = triage.command('tickets').description('what was handed to people of support');
  tickets
    .command('list')
    .description('tickets, the last changed first; without --state those that are not over')
    .option('--state <state...>', 'open, reopened, assigned, resolved or withdrawn', collect, [] as string[])
    .option('--tag <tag>', 'only with this tag')
    .option('--text <words>', 'only with these words in id, title, codes or the asker’s words')
    .option('--json', 'print them for machines', false)
    .action(async (options: ListOptions) => {
      const { listTickets } = await import('./commands/tickets/list.js');
      await listTickets(options, processTerminal);
    });
  tickets
    .command('show')
    .description('one ticket, with its story and what happened since')
    .argument('<id>', 'such as K7M-3QX')
    .option('--transcript', 'with all that was said before it was opened', false)
    .option('--json', 'print it for machines', false)
    .action(async (id: string, options: { json: boolean; transcript: boolean }) => {
      const { showTicket } = await import('./commands/tickets/show.js');
      await showTicket(id, options, processTerminal);
    });

  triage
    .command('report')
    .description('what was not found, how it went with topics, and the tickets: for whoever writes the articles')
    .option('--days <days>', 'of how many days', '30')
    .option('--json', 'print it for machines', false)
    .action(async (options: ReportOptions) => {
      const { report } = await import('./commands/report.js');
      await report(options, processTerminal);
    });

  const webhooks = triage
    .command('webhooks')
    .description('how it goes with the systems that are told of tickets')
    .action(async () => {
      const { listWebhooks } = await import('./commands/webhooks.js');
      await listWebhooks(processTerminal);
    });
  webhooks
    .command('on')
    .description('switch a target on again')
    .argument('<number>', 'its number in WEBHOOK_URLS, from 1 on')
    .action(async (number: string) => {
      const { switchWebhookOn } = await import('./commands/webhooks.js');
      await switchWebhookOn(number, processTerminal);
    });

  triage
    .command('fit')
    .description('fit the confidence to labelled questions, and measure it on questions held out')
    .option(
      '-q, --questions <file...>',
      'questions as JSON lines, to ask anew; can be given more than once',
      collect,
      [] as string[],
    )
    .addOption(knowledge('<path...>'))
    .option('--name <name>', 'what is kept of these questions is kept under this name (own, for our articles)')
    .option('--fit <file>', 'the fit to read and write (ours when left out)')
    .option('--all-languages', 'count questions in other languages than English too', false)
    .option('--json', 'print the result for machines', false)
    .action(async (options: Omit<FitOptions, 'fit'> & { fit?: string }) => {
      const [{ fit }, { ownFit }] = await Promise.all([import('./commands/fit/fit.js'), import('./triage.js')]);
      await fit({ ...options, fit: options.fit ?? ownFit }, processTerminal);
    });

  triage
    .command('teams-package')
    .description('write the app package for Microsoft Teams from the settings')
    .option('-o, --out <file>', 'where to write it', 'support-triage-teams.zip')
    .option('--company <name>', 'the organisation that answers for the app')
    .option('--website <address>', 'its support page (PUBLIC_URL when left out)')
    .option('--privacy <address>', 'its privacy statement')
    .option('--terms <address>', 'its terms of use')
    .option('--app-version <version>', 'the version of the app; raise it for an update', '1.0.0')
    .option(
      '--read-channels',
      'ask to read all messages of channels of its teams, as experts in a channel need it',
      false,
    )
    .option('--read-all', 'ask to read all messages of its channels and chats, not only mentions', false)
    .action(async (options: TeamsPackageOptions) => {
      const [{ teamsPackage }, { readConfig }] = await Promise.all([
        import('./commands/teams-package.js'),
        import('./settings/config.js'),
      ]);
      await teamsPackage(readConfig(process.env), options, processTerminal);
    });

  return triage;
}

/** Where a fault happened, for those who set LOG_LEVEL to see it; else how to see it. */
async function traceOf(fault: unknown): Promise<string> {
  const { readConfig } = await import('./settings/config.js');
  try {
    const isWanted = ['trace', 'debug'].includes(readConfig().logLevel);
    if (isWanted && fault instanceof Error) return `${fault.stack ?? fault.message}\n`;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
  }
  return 'This is a fault of the program. LOG_LEVEL=debug shows where it happened.\n';
}

try {
  await program().parseAsync();
} catch (thrown) {
  // What a person can act on is told in two lines; everything else is a fault of the program.
  if (thrown instanceof InvalidArgumentError) throw thrown;
  processTerminal.err(`triage: ${messageOf(thrown)}\n`);
  if (thrown instanceof Problem) processTerminal.err(`${thrown.advice}\n`);
  else processTerminal.err(await traceOf(thrown));
  process.exitCode = 1;
}
