import type { ExpertCards } from '../../model/expert-cards.js';
import type { Reply } from '../../model/reply.js';
import { boundView } from '../bound-view.js';
import type { CardTemplates } from '../card-templates.js';
import { peopleView } from '../people-view.js';
import { type Rendered, renderOne, splitToFit } from '../render.js';
import { shorten } from '../shorten.js';
import { newView, type Row } from '../view.js';
import { textRow } from '../views/lines.js';
import { withKey } from '../with-key.js';
import { entryView } from './entry-view.js';
import { expertTraits, fitCard } from './fit-card.js';
import { expertTicketView } from './ticket-view.js';
import { pageButtons, transcriptView } from './transcript-view.js';
import { askerOf, oneLine, timeOf } from './words.js';

/** What experts' cards are made with. */
export interface ExpertCardParts {
  templates: CardTemplates;
  /** The time zone of support, of IANA. */
  zone: string;
  /** Where this server is reached from outside, without a slash at the end. */
  publicUrl?: string | undefined;
}

/** Characters of what the bot itself says. */
const longestTitle = 300;
const longestLine = 1_000;

/** Makes the cards that experts get. */
export function createExpertCards({ templates, zone, publicUrl }: ExpertCardParts): ExpertCards {
  const fileUrl = (path: string) => (publicUrl === undefined ? undefined : `${publicUrl}${path}`);
  return {
    ticket: (ticket, drawing) =>
      replyOf(
        fitCard((share) => expertTicketView(ticket, zone, drawing, share), templates, drawing.most),
        drawing.key,
      ),
    transcript(ticket, entries, wanted, { key, notice = '' }) {
      const view = boundView(peopleView(transcriptView(ticket, entries, zone)));
      const parts = splitToFit(view, templates, expertTraits);
      const page = wanted !== undefined && wanted >= 1 && wanted <= parts.length ? wanted : parts.length;
      const part = parts[page - 1] ?? view;
      const buttons = pageButtons(ticket.id, page, parts.length);
      return replyOf(renderOne({ ...part, notice, buttons }, templates, expertTraits), key);
    },
    entry(entry, ticket, { key, most }) {
      if (!entryView(entry, ticket, fileUrl, 1)) return undefined;
      const viewOf = (share: number) => entryView(entry, ticket, fileUrl, share) ?? newView('expert', ticket.id);
      return replyOf(fitCard(viewOf, templates, most), key);
    },
    reminder(ticket, link, { key }) {
      const title = 'Nobody has taken this ticket yet';
      const about = shorten(oneLine(ticket.title), 200);
      const rows: Row[] = [
        { kind: 'text', indent: 0, runs: [{ text: about, strong: true }] },
        textRow(`${askerOf(ticket)} waits since ${timeOf(ticket.openedAt, zone)}.`),
        ...(link === undefined
          ? []
          : [{ kind: 'text' as const, indent: 0, runs: [{ text: 'Open its thread', url: link }] }]),
      ];
      const view = {
        ...newView('expert', title),
        kicker: `Ticket ${ticket.id}${ticket.isUrgent ? ' · urgent' : ''}`,
        sections: [{ heading: '', rows }],
        buttons: [{ title: 'Take', verb: 'expert-take' as const, isPrimary: true, step: ticket.id }],
        speak: `${title}: ${ticket.id}, ${about}`,
      };
      return replyOf(renderOne(boundView(peopleView(view)), templates, expertTraits), key);
    },
    notice(title, lines, { key }) {
      const said = lines.map((line) => shorten(oneLine(line), longestLine));
      const sections = said.length > 0 ? [{ heading: '', rows: said.map((line) => textRow(line)) }] : [];
      const view = { ...newView('expert', shorten(title, longestTitle)), sections, speak: [title, ...said].join(' ') };
      return replyOf(renderOne(boundView(peopleView(view)), templates, expertTraits), key);
    },
  };
}

function replyOf({ card, text, speak }: Rendered, key: string): Reply {
  return { card: withKey(card, key), text, speak };
}
