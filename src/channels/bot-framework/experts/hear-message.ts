import type { DeskAct, DeskResult } from '../../../model/desk.js';
import { type ExpertsTask, expertsItem } from '../../../model/expert-posts.js';
import type { TicketPost } from '../../../model/ticket-store.js';
import type { Expert } from '../../../model/ticket.js';
import { attachmentsOf } from '../../activity.js';
import { textAt } from '../../json.js';
import { isMentioned } from '../../message-text.js';
import type { CheckedActivity } from '../check-activity.js';
import { messageKey } from './expert-keys.js';
import { expertOf, type HearingParts, speakerOf } from './expert-parts.js';
import { isNote, readThreadCommand, type ThreadCommand } from './read-command.js';
import { howToWork } from './registration.js';
import { relay, removedIn, secretsWord } from './relay.js';

/** Takes what somebody wrote in the thread of a ticket to its asker, or does what it says. @param text without the mention */
export async function hearMessage(
  post: TicketPost,
  text: string,
  activity: CheckedActivity,
  parts: HearingParts,
): Promise<void> {
  if (isNote(text)) return;
  const expert = expertOf(activity);
  const id = textAt(activity, 'id') ?? parts.newId();
  const key = messageKey(post.thread, id, text, parts.clean);
  const command = isMentioned(activity) ? readThreadCommand(text) : undefined;
  const files = attachmentsOf(activity);
  const tell = (...lines: string[]) => answer(post, { title: `For ${expert.name}`, lines }, parts);
  if (command) return obey(command, post, expert, key, parts);
  if (text === '') return tell(files > 0 ? filesWord(files) : howToWork);
  const { result } = await relay(post.ticket, text, expert, key, parts);
  if (result.kind === 'refused') return tell(`The asker did not get your message. ${result.message}`, noteHint);
  const removed = removedIn(result);
  const lines = [
    ...(removed > 0 ? [`${secretsWord(removed)} It still stands in your message here: delete it.`] : []),
    ...(files > 0 ? [filesWord(files)] : []),
  ];
  if (lines.length > 0 && !result.isRepeated) await tell(...lines);
}

const noteHint = 'Messages among experts begin with // or note:.';

function filesWord(files: number): string {
  const what = files === 1 ? 'The file was' : `The ${files} files were`;
  return `${what} not passed on: from here the asker gets text only.`;
}

async function obey(
  command: ThreadCommand,
  post: TicketPost,
  expert: Expert,
  key: string,
  parts: HearingParts,
): Promise<void> {
  if (command.kind === 'help') return answer(post, { title: 'Working here', lines: [howToWork] }, parts);
  if (command.kind === 'transcript') return put(post, { kind: 'transcript', thread: post.thread }, parts);
  const act: DeskAct = command;
  const result: DeskResult = await parts.desk.act(post.ticket, act, speakerOf(expert), key);
  // What was done is told in the thread as it is told everywhere.
  if (result.kind === 'done') return;
  return answer(post, { title: `For ${expert.name}`, lines: [`Nothing was changed. ${result.message}`] }, parts);
}

/** Tells somebody in the thread; it is saved, and comes also when the channel takes nothing for a while. */
function answer(post: TicketPost, told: { title: string; lines: string[] }, parts: HearingParts): Promise<void> {
  return put(post, { kind: 'answer', thread: post.thread, ...told }, parts);
}

async function put({ channel, ticket }: TicketPost, task: ExpertsTask, parts: HearingParts): Promise<void> {
  const head = await parts.store.loadHead(ticket);
  // A ticket that is no longer kept has nobody to be told of.
  if (!head) return;
  const item = expertsItem(channel, ticket, task);
  await parts.store.addItems(head, [item]);
  parts.saved([item]);
}
