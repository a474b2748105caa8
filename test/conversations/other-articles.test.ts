import { anArticle } from '../helpers/folders.js';
import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage({
  'mail/mailbox-full.md': anArticle(
    'The mailbox is full',
    'codes: [MailboxQuotaExceeded]\nsymptoms:\n  - nobody can send me mail any more',
    '## Steps\n\n1. Empty the *trash*.\n2. [Windows] Run **Cleanup** in Outlook.\n3. [Linux] Run `mail --purge`.',
  ),
  'mail/template-broken.md': anArticle(
    'The signature shows a placeholder',
    'codes: [SignatureTemplateInvalid]',
    '## Steps\n\n1. Look for `${title}` and {{DATE(2031-02-14T06:08:00Z,SHORT)}} in the signature.\n2. Type 2 \\* 3 \\_now\\_.',
  ),
});

talk(
  'a bot of another trade answers from its own articles',
  asker.joins(),
  bot.shows('What went wrong?', 'I know 2 problems'),
  asker.says('my mail program prints MailboxQuotaExceeded'),
  bot.asks(/Windows or Linux\?/, 'Windows', 'Linux', 'Both, or I don’t know'),
  asker.clicks('Linux'),
  bot.shows('The mailbox is full', 'Empty the trash.', 'mail --purge', 'Mail handbook'),
  bot.doesNotShow('Cleanup', '`', '*'),
);

talk(
  'and knows nothing of ours',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  bot.shows('I don’t know this one'),
);

talk(
  'what an article writes like a template is shown as written',
  asker.says('SignatureTemplateInvalid'),
  bot.shows('Look for ${title} and {{DATE(2031-02-14T06:08:00Z,SHORT)}} in the signature.', 'Type 2 * 3 _now_.'),
);
