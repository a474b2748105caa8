import { talks } from './0001-talks.js';
import { outcomes } from './0002-outcomes.js';
import { tickets } from './0003-tickets.js';
import { webhookTargets } from './0004-webhook-targets.js';
import { files } from './0005-files.js';
import { openings } from './0006-openings.js';
import { endedSessions } from './0007-ended-sessions.js';
import type { Migration } from './migration.js';

/** Every schema there was, in order. */
export const migrations: readonly Migration[] = [
  talks,
  outcomes,
  tickets,
  webhookTargets,
  files,
  openings,
  endedSessions,
];
