import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where systems put Chromium; CHROMIUM names another. */
const executable = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));

/** Without a browser these tests are left out at home; where everything must be tested they fail. */
export const noBrowser = executable === undefined && process.env.CI === undefined;

export async function startBrowser(): Promise<Browser> {
  if (executable === undefined)
    throw new Error('No Chromium: install it (apt-get install chromium), or name it in CHROMIUM.');
  return chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What the browser did while a page was open. */
interface Deeds {
  readonly requests: string[];
  readonly messages: string[];
}

const address = 'http://tally.test/';

/** A page of the browser; whatever it asks for beyond the page itself is written down and refused. */
export async function preparePage(browser: Browser, javaScriptEnabled = true) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const deeds: Deeds = { requests: [], messages: [] };
  let body = '';
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) return route.fulfill({ contentType: 'text/html', body });
    deeds.requests.push(url);
    return route.abort();
  });
  page.on('console', (message) => deeds.messages.push(message.text()));
  page.on('pageerror', (error) => deeds.messages.push(error.message));
  page.on('dialog', (dialog) => {
    deeds.messages.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  const open = async (html: string): Promise<void> => {
    body = html;
    await page.goto(address);
  };
  return { page, deeds, open };
}

const probes = readFileSync(join(import.meta.dirname, 'probes.js'), 'utf8');

/** Asks something of the page that is open: `probe(page, 'overflow()')`. */
export async function probe(page: Page, question: string): Promise<unknown> {
  return page.evaluate(`${probes}\nprobes.${question}`);
}

/** WCAG 2.2 AA and good practice, as axe names them. */
export const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page that is open. */
export async function violations(page: Page, tags: readonly string[]): Promise<unknown> {
  await page.evaluate(axe.source);
  return probe(page, `axe(${JSON.stringify(tags)})`);
}
