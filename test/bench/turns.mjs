// npm run bench: turns per second, p99 and memory of our bot against a bare echo bot, both in one run.
// A turn is a request of `deliveryMode: expectReplies`, so that the answer carries the card. The two bots take
// turns, so that both see the same machine. Prints a table and, with --json, the same for machines.
import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 5;
const secondsPerRound = 4;
const connections = 10;
const turnsForMemory = 10_000;

const questions = readFileSync(new URL('../questions/own.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).text);

/** Starts a bot and waits for the line that says where it listens. */
function start(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const port = /(?:listening on |127\.0\.0\.1:)(\d+)/.exec(said)?.[1];
      if (port) resolve({ name, child, url: `http://127.0.0.1:${port}/api/messages` });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
}

let count = 0;

function nextActivity() {
  count += 1;
  return {
    type: 'message',
    id: `activity-${count}`,
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: `asker-${count % 500}` },
    recipient: { id: 'bot' },
    conversation: { id: `talk-${count % 500}` },
    text: questions[count % questions.length],
    deliveryMode: 'expectReplies',
  };
}

function load(bot, limit) {
  return autocannon({
    url: bot.url,
    method: 'POST',
    connections,
    headers: { 'content-type': 'application/json' },
    ...limit,
    requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify(nextActivity()) }) }],
  });
}

function megabytes(bot) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(bot.child.pid)]).toString()) / 1024;
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

const bots = [
  await start('echo', ['test/bench/echo-bot.mjs']),
  await start('ours', ['dist/main.js', 'serve'], { DATA_DIR: `/tmp/triage-bench-${process.pid}` }),
];
try {
  const results = new Map(bots.map((bot) => [bot.name, { rate: [], p99: [], failed: 0, turns: 0 }]));
  for (const bot of bots) await load(bot, { duration: 2 });
  for (let round = 0; round < rounds; round++) {
    for (const bot of bots) {
      const run = await load(bot, { duration: secondsPerRound });
      const result = results.get(bot.name);
      result.rate.push(run.requests.average);
      result.p99.push(run.latency.p99);
      result.failed += run.non2xx + run.errors;
    }
  }
  // Memory is compared after the same number of turns.
  const fresh = [
    await start('echo', ['test/bench/echo-bot.mjs']),
    await start('ours', ['dist/main.js', 'serve'], { DATA_DIR: `/tmp/triage-bench-${process.pid}-fresh` }),
  ];
  bots.push(...fresh);
  const memory = {};
  for (const bot of fresh) {
    await load(bot, { amount: turnsForMemory });
    memory[bot.name] = megabytes(bot);
  }
  const echo = results.get('echo');
  const ours = results.get('ours');
  const report = {
    turnsPerSecond: { echo: median(echo.rate), ours: median(ours.rate) },
    p99Ms: { echo: median(echo.p99), ours: median(ours.p99) },
    memoryMb: memory,
    failed: echo.failed + ours.failed,
    rateRatio: median(ours.rate.map((rate, round) => rate / echo.rate[round])),
    p99Ratio: median(ours.p99.map((p99, round) => p99 / echo.p99[round])),
    memoryAboveEchoMb: memory.ours - memory.echo,
  };
  if (process.argv.includes('--json')) console.log(JSON.stringify(report));
  else {
    const row = (label, echoValue, oursValue, compared) =>
      console.log(label.padEnd(28) + echoValue.padStart(12) + oursValue.padStart(12) + compared.padStart(34));
    row('', 'echo bot', 'ours', 'ours against echo (asked for)');
    row(
      'turns per second',
      report.turnsPerSecond.echo.toFixed(0),
      report.turnsPerSecond.ours.toFixed(0),
      `${report.rateRatio.toFixed(2)} (at least 0.4)`,
    );
    row(
      'p99 of a turn, ms',
      report.p99Ms.echo.toFixed(1),
      report.p99Ms.ours.toFixed(1),
      `${report.p99Ratio.toFixed(2)} (at most 4)`,
    );
    row(
      `MB after ${turnsForMemory} turns`,
      memory.echo.toFixed(0),
      memory.ours.toFixed(0),
      `+${report.memoryAboveEchoMb.toFixed(0)} MB (at most 60)`,
    );
    console.log(`${report.failed} turns failed.`);
  }
} finally {
  for (const { child } of bots) {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
  }
}
