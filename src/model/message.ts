import type { Address } from './address.js';
import type { Asker } from './asker.js';
import type { FileSource } from './files.js';
import type { CardAction } from './verbs.js';

/** What a channel can show; decided by the channel, so that no step needs to know channels. */
export interface ChannelTraits {
  /** Whether Adaptive Cards are shown at all; if not, the plain text is sent. */
  cards: boolean;
  /** Whether Action.Execute is understood; if not, Action.Submit is sent. */
  universalActions: boolean;
}

interface FromChannel {
  /** The channel's id of this activity, by which a redelivery is recognised. */
  id: string;
  conversation: string;
  asker: Asker;
  /** Whether several people take part: a group chat, or a channel of a team. */
  isGroup?: true;
  traits: ChannelTraits;
  /** Where the asker is reached later; absent where nobody is reached later. */
  address?: Address;
  /** The language that the channel tells, as in `de-DE`. */
  locale?: string;
  /** A mark of the network address that it came from, by which openings are counted; it tells nothing else. */
  origin?: string;
}

/** What came in from an asker, free of any channel's dress. */
export type Message =
  /** `isEdit` says that an earlier message was changed to this; `original` is the id which that one had. */
  | (FromChannel & {
      kind: 'text';
      text: string;
      /** How many files came with it; `files` are those of them that can be read. */
      attachments: number;
      files?: readonly FileSource[];
      isEdit?: true;
      original?: string;
    })
  | (FromChannel & { kind: 'action'; action: CardAction })
  | (FromChannel & { kind: 'unknown-action' })
  | (FromChannel & { kind: 'joined' });
