// What is measured, in which order, and how much of it in the short form.
import { measureFullDisk } from './disk-full.mjs';
import { measureGroup } from './group.mjs';
import { measureKills } from './kills.mjs';
import { measureProcesses } from './processes.mjs';
import { measureRedeliveries } from './redeliveries.mjs';
import { few, ofTalks } from './required-failpoints.mjs';
import { ticketMeasurements } from './ticket-measurements.mjs';
import { measureTurnTime } from './turn-time.mjs';

/** A turn with its saved state may take so many times as long as one without, at the 99th percentile. */
const mostTimes = 2.5;
const ms = (value) => value.toFixed(1);

/** Each says what was done, what it found, and which promises were broken. */
export const measurements = [
  {
    name: 'kills',
    async run({ isShort, kills = isShort ? 8 : 200, ...parts }) {
      const done = await measureKills({ ...parts, kills, only: isShort ? few.talks : ofTalks });
      const never = done.missed.map((name) => `the failpoint ${name} was never hit`);
      return {
        did: 'SIGKILL of a process under load, SQLite',
        times: done.kills,
        found:
          `${done.reached} failpoints hit; ${done.replies} replies reached and ${done.ticks} ticks confirmed in ` +
          `${done.talks} talks; ${done.pushes} sent, ${done.inDoubt} again in doubt`,
        problems: [...done.problems, ...never],
      };
    },
  },
  {
    name: 'redeliveries',
    async run({ isShort, ...parts }) {
      const done = await measureRedeliveries({ ...parts, count: isShort ? 80 : 1000 });
      return {
        did: 'an activity that comes again',
        times: done.redelivered,
        found: `${done.newIds} under a new id; ${done.otherReplies} other replies`,
        problems: done.problems,
      };
    },
  },
  {
    name: 'processes',
    isOnPostgres: true,
    run: (parts) => onTwo(parts, 'process', 'talks at two processes, one of which is killed'),
  },
  {
    name: 'database',
    isOnPostgres: true,
    run: (parts) => onTwo(parts, 'database', 'talks at two processes, whose PostgreSQL goes away for a while'),
  },
  {
    name: 'group',
    run: ({ isShort, folder }) => onGroup({ folder, isShort }, 'SQLite'),
  },
  {
    name: 'group-two',
    isOnPostgres: true,
    run: (parts) => onGroup(parts, 'a process each, PostgreSQL'),
  },
  {
    name: 'full-disk',
    async run(parts) {
      const done = await measureFullDisk(parts);
      if (!done.isPossible)
        return { did: 'a full disk', times: 0, found: 'not tried: only root can mount one', problems: [] };
      return {
        did: 'a disk that is full for a while',
        times: done.rounds,
        found: `${done.refused} askers were told (503); no restart`,
        problems: done.problems,
      };
    },
  },
  {
    name: 'turn-time',
    async run({ isShort, ...parts }) {
      const { turns, p50, p99, ratio } = await measureTurnTime({ ...parts, turns: isShort ? 70 : 5600 });
      const isSlow = !isShort && ratio > mostTimes;
      return {
        did: 'a turn with its state in SQLite, and one without a store',
        times: turns,
        found:
          `ms p50 ${ms(p50.kept)} and ${ms(p50.bare)}, p99 ${ms(p99.kept)} and ${ms(p99.bare)}: ` +
          `${ratio.toFixed(2)} times (at most ${mostTimes})`,
        problems: isSlow ? [`p99 is ${ratio.toFixed(2)} times that without a store`] : [],
      };
    },
  },
  ...ticketMeasurements,
];

async function onTwo({ isShort, ...parts }, fault, did) {
  const done = await measureProcesses({ ...parts, fault, talks: isShort ? 12 : 200 });
  return {
    did,
    times: done.talks,
    found: `${done.acts} acts, ${done.retries} tries without an answer; ${done.inDoubt} sent again in doubt`,
    problems: done.problems,
  };
}

async function onGroup({ isShort, folder, postgres }, where) {
  const done = await measureGroup({ folder, postgres, ticks: isShort ? 50 : 500 });
  return {
    did: `two people tick one checklist at once (${where})`,
    times: done.ticks,
    found: `${done.kept} kept`,
    problems: done.problems,
  };
}
