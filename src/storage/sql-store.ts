import type { Store } from '../model/store.js';
import { activitiesFrom, activityOf, insertActivities, unknownConversation } from './activities.js';
import { unlessConflict } from './conflict.js';
import { noteAsker } from './askers.js';
import { exportAsker } from './asker-data.js';
import type { Database } from './database.js';
import { deleteAsker } from './delete-asker.js';
import { endSession, isSessionEnded } from './ended-sessions.js';
import { loadFile } from './files.js';
import { asKey } from './keys.js';
import { loadTurn } from './load-turn.js';
import { openingsBy } from './openings.js';
import { claimItems, freeItems, insertItems, putBackItem, removeItem } from './outbox-rows.js';
import { removeOld } from './remove-old.js';
import {
  expertChannels,
  postOfThread,
  postsOf,
  removeExpertChannel,
  saveExpertChannel,
  savePost,
} from './expert-channels.js';
import { saveChange } from './save-change.js';
import { saveTurn } from './save-turn.js';
import { outcomesSince, ticketsSince, unansweredSince } from './report.js';
import { sharedValue } from './shared-value.js';
import { noteTargetFails, noteTargetWorks, switchTargetOff, targetHealth } from './webhook-targets.js';
import { spokenIn } from './spoken.js';
import { entriesFrom, findEntry, holdTicket, listTickets, loadHead, loadTicket } from './tickets.js';
import { takePositions, openConversation, hasLine } from './conversations.js';

/** A store in a database, SQLite or PostgreSQL. @param clock milliseconds since 1970. */
export function createSqlStore(database: Database, clock: () => number = Date.now): Store {
  return {
    loadTurn: (conversation, keys) => database.read((db) => loadTurn(db, conversation, keys)),
    saveTurn: (turn) =>
      unlessConflict(
        database.write(async (trx, tell) => {
          await saveTurn(trx, turn, clock());
          if (turn.activities?.length) tell({ kind: 'said', conversation: turn.conversation });
          if (turn.change) tell({ kind: 'ticket', ticket: turn.change.ticket.id });
        }),
      ),
    spokenIn: (conversation, limit) => database.read((db) => spokenIn(db, conversation, limit)),

    openDirectLine: (conversation, asker) =>
      database.write(async (trx) => {
        await openConversation(trx, asKey(conversation), clock());
        await noteAsker(trx, asKey(conversation), asker);
      }),
    hasDirectLine: (conversation) => database.read((db) => hasLine(db, asKey(conversation))),
    appendActivities: (conversation, activities) =>
      unlessConflict(
        database.write(async (trx, tell) => {
          const next = await takePositions(trx, asKey(conversation), activities.length, clock());
          if (next === undefined) throw unknownConversation();
          await insertActivities(trx, asKey(conversation), activities, next, clock());
          tell({ kind: 'said', conversation });
        }),
      ),
    findActivity: (conversation, key) => database.read((db) => activityOf(db, asKey(conversation), asKey(key))),
    activitiesFrom: (conversation, watermark, limit) =>
      database.read((db) => activitiesFrom(db, asKey(conversation), watermark, limit)),

    saveChange: (change) =>
      unlessConflict(
        database.write(async (trx, tell) => {
          const { id, address } = change.ticket;
          if (await saveChange(trx, change, clock())) tell({ kind: 'said', conversation: address.conversation });
          tell({ kind: 'ticket', ticket: id });
        }),
      ),
    loadTicket: (id) => database.read((db) => loadTicket(db, id)),
    loadHead: (id) => database.read((db) => loadHead(db, id)),
    entriesFrom: (ticket, seq, limit) => database.read((db) => entriesFrom(db, ticket, seq, limit)),
    findEntry: (ticket, key) => database.read((db) => findEntry(db, ticket, key)),
    loadFile: (id) => database.read((db) => loadFile(db, id)),
    listTickets: (filter, limit) => database.read((db) => listTickets(db, filter, limit)),
    openingsBy: (by, since, limit) => database.read((db) => openingsBy(db, by, since, limit)),
    expertChannels: () => database.read((db) => expertChannels(db)),
    saveExpertChannel: (channel) => database.write((trx) => saveExpertChannel(trx, channel, clock())),
    removeExpertChannel: (conversation) => database.write((trx) => removeExpertChannel(trx, conversation)),
    postsOf: (ticket) => database.read((db) => postsOf(db, ticket)),
    postOfThread: (thread) => database.read((db) => postOfThread(db, thread)),
    savePost: (post) => database.write((trx) => savePost(trx, post)),

    addItems: async ({ id, address, asker }, items) => {
      if (items.length === 0) return;
      await database.write(async (trx) => {
        if (database.dialect === 'postgres') await holdTicket(trx, id);
        await insertItems(trx, asKey(address.conversation), asker, items, clock());
      });
    },
    claimItems: (kind, lane, until, limit) =>
      database.write((trx) => claimItems(trx, database.dialect, kind, lane, { now: clock(), until, limit })),
    takeOverItems: async () => {
      // Processes that share PostgreSQL wait until the time of the one that ended is over.
      if (database.dialect === 'sqlite') await database.write((trx) => freeItems(trx, clock()));
    },
    removeItem: (id) => database.write((trx) => removeItem(trx, id)),
    putBackItem: (id, dueAt, isInDoubt) => database.write((trx) => putBackItem(trx, id, dueAt, isInDoubt)),

    targetHealth: (target) => database.read((db) => targetHealth(db, target)),
    noteTargetFails: (target, at) => database.write((trx) => noteTargetFails(trx, target, at)),
    noteTargetWorks: (target) => database.write((trx) => noteTargetWorks(trx, target)),
    switchTargetOff: (target, reason, at) => database.write((trx) => switchTargetOff(trx, target, reason, at)),

    unansweredSince: (since, limit) => database.read((db) => unansweredSince(db, since, limit)),
    outcomesSince: (since) => database.read((db) => outcomesSince(db, since)),
    ticketsSince: (since, limit) => database.read((db) => ticketsSince(db, since, limit)),

    exportAsker: (id) => database.read((db) => exportAsker(db, id)),
    deleteAsker: (id) => deleteAsker(database, id),
    removeOld: (before) => removeOld(database, before, clock()),
    sharedValue: (name, make) => sharedValue(database, name, make),

    endSession: (id, endsAt) =>
      database.write(async (trx, tell) => {
        await endSession(trx, id, endsAt);
        tell({ kind: 'session-ended', session: id });
      }),
    isSessionEnded: (id) => database.read((db) => isSessionEnded(db, id)),

    check: () => database.check(),
    close: () => database.close(),
  };
}
