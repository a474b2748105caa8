import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Browsers that a system may have, where the packaged one does not run (it is built for x64 Linux). */
const installed = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Only what keeps the browser quiet: the package's own arguments switch web security off, and then no test of origins can fail. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the Chromium of the package lies, unpacked at the first call; undefined where it does not run. */
export async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // Tells the package to bring the libraries that a bare Linux lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = (await packagedChromium()) ?? installed.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium was found: set CHROME_PATH to one');
  return chromium.launch({ executablePath, args: quiet });
}
