// The command line of `npm run bench:match`.
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { engines } from './engines/engines.mjs';

const names = Object.keys(engines);
const ownQuestions = fileURLToPath(new URL('../../questions/own.jsonl', import.meta.url));

/** @returns the options; prints its help and ends the process when they make no sense */
export function readOptions(args) {
  const number = (text) => {
    if (Number(text) > 0) return Number(text);
    throw new InvalidArgumentError('A number above 0 is needed.');
  };
  return new Command('bench:match')
    .description('Compares our matching with the usual engines, over the same articles and questions in one run.')
    .usage('-- [options]')
    .option('-q, --questions <files...>', 'labelled questions, one as JSON a line (ours when left out)', [ownQuestions])
    .option('-k, --knowledge <folders...>', 'folders of articles: `all` of --sizes (ours when left out)', [])
    .option('--sizes <sizes>', 'how many topics: numbers, names of sets, all', readSizes, ['50', '580', 'all'])
    .option('--set <sets...>', 'a set of its own: NAME=FOLDER,FOLDER', [])
    .addOption(new Option('--only <engines...>', 'some engines').choices(names).default(names, 'all'))
    .option('--rounds <number>', 'how often all questions are asked, the first time to warm up', number, 6)
    .option('--seconds <number>', 'an engine that took so long has no further round', number, 60)
    .option('--limit <number>', 'seconds after which an engine is stopped, for each size', number, 300)
    .option('--json <file>', 'writes what was measured to a file')
    .showHelpAfterError()
    .parse(args, { from: 'user' })
    .opts();
}

function readSizes(text) {
  const sizes = text.split(',').map((size) => size.trim());
  if (sizes.every((size) => size !== '')) return sizes;
  throw new InvalidArgumentError('Sizes are separated by commas: 50,580,all.');
}
