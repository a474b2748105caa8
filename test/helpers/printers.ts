import type { Topic } from '../../src/model/topic.js';
import { aStep, aTopic, paragraph } from './topics.js';

/** A handful of topics about an office's machines, to look for. */
export const printers: readonly Topic[] = [
  aTopic('paper-jam', {
    title: 'The printer has a paper jam',
    codes: ['PrinterPaperJamDetected'],
    messages: [
      'Paper jam in tray <tray>. Open the cover and remove the sheet.',
      'Papierstau im Fach. Öffnen Sie die Klappe und entfernen Sie das Blatt.',
      '用紙が詰まっています',
    ],
    symptoms: ['my printer chews the pages', 'sheets come out crumpled'],
    summary: [paragraph('A sheet is stuck between the rollers.')],
    steps: [aStep('Pull the sheet out gently.')],
  }),
  aTopic('offline', {
    title: 'The printer is offline',
    codes: ['UserErrorPrinterNetworkUnreachable', '0x80070035'],
    messages: [
      'Job 1b4e28ba-2fa1-11d2-883f-0016d3cca427 was not delivered at 2024-01-01T10:00:00Z: the spooler lost its queue.',
    ],
    symptoms: ['nothing comes out and the queue grows'],
    summary: [paragraph('The spooler cannot reach the device over the network.')],
    steps: [aStep('Check the cable.')],
  }),
  aTopic('toner', {
    title: 'The toner is low',
    codes: ['TonerLevelLow', '41005'],
    symptoms: ['text looks faded'],
    summary: [paragraph('The cartridge is nearly empty.')],
    steps: [aStep('Put in a new cartridge.')],
  }),
  aTopic('scanner', {
    title: 'The scanner is locked',
    codes: ['ScannerTransportLockEngaged'],
    messages: ['Could not open the device \\\\office\\flatbed1. Release the transport lock first.'],
    symptoms: ['scan button does nothing'],
    summary: [paragraph('A transport lock holds the lamp.')],
    steps: [aStep('Turn the lock to the left.')],
  }),
  aTopic('driver', {
    title: 'The driver is missing',
    codes: ['DriverPackageMissing', '0x80070002'],
    symptoms: ['computer asks for a disc of the vendor'],
    summary: [paragraph('The system has no software for this model.')],
    steps: [aStep('Install the package of the vendor.')],
  }),
];
