import type { Decision } from '../../model/decision.js';
import { whyNoFile } from '../../model/files.js';
import type { FileNote } from '../../model/ticket.js';
import { newView, type View } from '../view.js';
import { itemRow, textRow } from './lines.js';

/**
 * Shown where the asker is to know something of what was passed on: that something was taken out, which whoever has the
 * ticket may ask for, and what became of files.
 */
export function relayedView({ ticket, files = [], refused = [], waits }: Decision & { kind: 'relayed' }): View {
  const named = files.map((file) => `${file.name}${removedIn(file)}`);
  const lines = [
    ...(files.some(({ isUnchecked }) => isUnchecked) ? [unchecked] : []),
    ...refused.map(({ name, why }) => `Not passed on: ${name}, because ${whyNoFile[why]}.`),
    ...(files.length + refused.length === 0 ? ['Your message was passed on without it.'] : []),
  ];
  const title = titleOf(files.length, refused.length, waits === true);
  return {
    ...newView('relayed', title),
    kicker: `Ticket ${ticket}`,
    sections: [{ heading: '', rows: [...named.map((each) => itemRow(each)), ...lines.map(textRow)] }],
    speak: `${title}. ${[...named.map((each) => `${each}.`), ...lines].join(' ')}`,
  };
}

const unchecked =
  'I take secrets out of texts only: in pictures, PDF and ZIP files I cannot look for them. If one shows a password or key, change it.';

function removedIn({ removed = 0 }: FileNote): string {
  if (removed === 0) return '';
  return `: I removed ${removed === 1 ? '1 secret' : `${removed} secrets`} from it before it was stored`;
}

function titleOf(files: number, refused: number, waits: boolean): string {
  if (files === 0)
    return refused === 0 ? 'Something was left out' : refused === 1 ? 'A file was left out' : 'Files were left out';
  const some = files === 1 ? 'Your file' : `Your ${files} files`;
  const verb = files === 1 ? 'was' : 'were';
  return waits ? `${some} ${verb} added to your ticket` : `${some} ${verb} passed on`;
}
