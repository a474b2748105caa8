import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const pasted = `{
  "status": "Failed",
  "error": {
    "code": "UserErrorGuestAgentStatusUnavailable",
    "message": "VM Agent unable to communicate with Azure Backup."
  }
}`;
const onWindows = 'the steps for an agent that does not respond';
const onLinux = 'the steps for an agent that is out of date';

talk(
  'a pasted error is answered after one question, when the steps depend on the platform',
  asker.says(pasted),
  bot.asks('Does the machine run Windows or Linux?', 'Windows', 'Linux', 'Both, or I don’t know'),
  bot.shows('The VM agent cannot be reached by Azure Backup', 'UserErrorGuestAgentStatusUnavailable'),
  asker.clicks('Linux'),
  bot.shows('The VM agent cannot be reached by Azure Backup', 'What to do', onLinux),
  bot.doesNotShow(onWindows, 'Windows or Linux?'),
  bot.shows('What to do', 'If it still fails'),
  bot.offersAtLeast('This fixed it', 'Still failing', 'Not my problem'),
  asker.clicks('This fixed it'),
  bot.shows('Solved', 'The VM agent cannot be reached by Azure Backup'),
);

talk(
  'who does not know the platform gets the steps for both',
  asker.says('job 12 ended with UserErrorGuestAgentStatusUnavailable'),
  asker.clicks('Both, or I don’t know'),
  bot.shows('What to do', onWindows, onLinux),
);

talk(
  'the question is answered in own words',
  asker.says('our backup reports UserErrorGuestAgentStatusUnavailable'),
  bot.asks(/Windows or Linux\?/),
  asker.says('it is a windows server 2022'),
  bot.shows('What to do', onWindows),
  bot.doesNotShow(onLinux),
);

talk(
  'a description that names Linux is answered without a question',
  asker.says('the backup of my linux vm hangs at take snapshot and times out, the agent does not report the snapshot'),
  bot.shows(
    'Azure Backup gets no snapshot status from the VM agent',
    'Cause 1 of 4',
    'The Linux VM agent is out of date',
  ),
  bot.doesNotShow('The Windows VM agent does not respond', 'Windows or Linux?'),
);

talk(
  'what was said of the platform is remembered for the next problem',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  asker.clicks('Windows'),
  asker.clicks('This fixed it'),
  asker.says('and now I get BackUpOperationFailed'),
  bot.doesNotShow('Windows or Linux?'),
  bot.shows('The VM backup failed with an internal error', 'The Windows VM agent does not respond'),
);

talk(
  'the platform is corrected afterwards',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  asker.clicks('Windows'),
  bot.shows(onWindows),
  asker.says('sorry, it is Ubuntu'),
  bot.shows('The VM agent cannot be reached by Azure Backup', onLinux),
  bot.doesNotShow(onWindows),
);

talk(
  'another problem instead of an answer to the question',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  bot.asks(/Windows or Linux\?/),
  asker.says('forget that one, the newest job says UserErrorRpCollectionLimitReached'),
  bot.shows('The VM has too many restore points (limit of 18 reached)', 'What to do'),
);
