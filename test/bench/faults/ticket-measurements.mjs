// What is measured of tickets, and how much of it in the short form.
import { few, ofTickets, ofTwo } from './required-failpoints.mjs';
import { measureRelay } from './relay/relay-time.mjs';
import { measureTickets } from './tickets/kills.mjs';
import { measureWebhooks } from './webhooks.mjs';

/** Milliseconds that a message from one side to the other may take longer than the channel alone, at the 99th percentile. */
const mostRelayMs = 200;
/** How long a process serves before it is killed: talks are to go on between two kills. */
const lives = {
  most: {
    ...{ answer: 150, commit: 120, 'save-turn': 50, 'save-change': 30, 'save-post': 30, 'add-items': 20 },
    ...{ claim: 60, send: 30, remove: 30 },
  },
  randomMs: 5_000,
};
const shortLives = { most: { 'save-change': 8, 'save-post': 8 }, randomMs: 1_500 };
/** The plans of faults are made of it. */
const seed = 11;

const ms = (value) => value.toFixed(0);

export const ticketMeasurements = [
  {
    name: 'tickets',
    run({ isShort, kills = isShort ? 7 : 90, ...parts }) {
      const amount = isShort
        ? { count: 6, atOnce: 6, lives: shortLives, hangMs: 9_000, settleMs: 60_000 }
        : { count: 200, atOnce: 10, lives, hangMs: 20_000, settleMs: 5 * 60_000 };
      const only = isShort ? few.tickets : ofTickets;
      return onTickets(parts, { ...amount, kills, only }, 'SIGKILL during escalations and talks with experts');
    },
  },
  {
    name: 'tickets-two',
    isOnPostgres: true,
    run({ isShort, postgres, ...parts }) {
      const amount = isShort
        ? { count: 4, atOnce: 4, kills: 3, lives: shortLives, hangMs: 9_000, settleMs: 90_000 }
        : { count: 60, atOnce: 10, kills: 30, lives, hangMs: 20_000, settleMs: 5 * 60_000 };
      const only = isShort ? few.two : ofTwo;
      return onTickets(
        { ...parts, postgres },
        { ...amount, only },
        'the same at two processes, PostgreSQL; one is killed',
      );
    },
  },
  {
    name: 'relay-time',
    async run({ isShort, ...parts }) {
      const amount = isShort ? { talks: 8, rounds: 1, roundMs: 1_000 } : { talks: 100, rounds: 6, roundMs: 6_000 };
      const { sides, problems, messages } = await measureRelay({ ...parts, ...amount, seed });
      const lines = sides.map(({ name, relayed, own }) => {
        const beyond = relayed.p99 - own.p99;
        if (!isShort && beyond > mostRelayMs)
          problems.push(`${name}: p99 is ${ms(beyond)} ms beyond the channel's own`);
        return (
          `${name.padEnd(22)} ms p50 ${ms(relayed.p50)}, p99 ${ms(relayed.p99)}; the channel's own ${ms(own.p50)}, ` +
          `${ms(own.p99)}; p99 beyond ${ms(beyond)}`
        );
      });
      return {
        did: `messages of ${amount.talks} relayed talks at once (at most ${mostRelayMs} ms beyond)`,
        times: messages,
        found: lines,
        problems,
      };
    },
  },
  {
    name: 'webhooks',
    async run({ isShort, ...parts }) {
      const amount = isShort
        ? { talks: 4, downMs: 3_000, kills: 1, lost: 0 }
        : { talks: 60, downMs: 90_000, kills: 4, lost: 8 };
      const done = await measureWebhooks({ ...parts, ...amount, seed });
      return {
        did: 'events for a webhook target that is down for the whole run',
        times: done.events,
        found:
          `${done.tickets} tickets; ${done.refused} tries refused in ${done.downSeconds} s; then ${done.taken} taken in ` +
          `${done.backSeconds} s, ${done.again} came again`,
        problems: done.problems,
      };
    },
  },
];

async function onTickets(parts, amount, did) {
  const done = await measureTickets({ ...parts, ...amount, seed });
  const never = done.missed.map((name) => `the failpoint ${name} was never hit`);
  const { standIns, hooks, channels } = done;
  const faults = Object.entries(standIns).map(([name, times]) => `${name} ${times}`);
  return {
    did,
    times: done.kills,
    found: [
      `${done.talks} escalations, ${done.messages} messages acknowledged; ${done.hits.size} failpoints hit`,
      `${done.lost} tickets lost, ${done.doubled} doubled; ${done.inDoubt} sent again in doubt, ${done.refused} refused (403)`,
      `experts' channels: ${channels.begun} cards begun, ${channels.told} messages told, ${channels.inDoubt} again in doubt`,
      `  ${channels.unshown} tickets over before a card, ${channels.cut} cut off by a refusal, ${done.answered} messages taken ` +
        'for a question',
      `stand-in: ${faults.join(', ')}; killed ${done.standInKills} times`,
      `webhooks: ${hooks.accepted} events taken, ${hooks.again} came again and were known by their ids`,
    ],
    problems: [...done.problems, ...never],
  };
}
