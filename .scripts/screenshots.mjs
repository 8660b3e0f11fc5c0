// Makes the pictures of the README, from the fixtures and the built program, in the system's Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = `${root}.images`;
const executablePath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));
if (executablePath === undefined) {
  console.error('No Chromium: install it (apt-get install chromium), or name it in CHROMIUM.');
  process.exit(1);
}

const ballots = 'fixtures/convention-2019/ballots.csv';

function tally(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/tally.js', '--quiet', ...args],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const colours = { 31: '#ff8f80', 32: '#7ad08c', 33: '#e8c268' };
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const sequence = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`);

/** What a terminal would show, as spans: bold, dim and the three colours that the report has. */
function terminalPage(text) {
  let bold = false;
  let dim = false;
  let colour;
  const spans = text.split(sequence).map((part, at) => {
    if (at % 2 === 0) {
      const style = [
        bold && 'font-weight:700',
        dim && 'opacity:.62',
        colour && `color:${colour}`,
      ].filter(Boolean);
      return `<span style="${style.join(';')}">${escaped(part)}</span>`;
    }
    for (const code of part.split(';').map(Number)) {
      if (code === 1) bold = true;
      else if (code === 2) dim = true;
      else if (code === 22 || code === 0) bold = dim = false;
      if (code === 39 || code === 0) colour = undefined;
      else if (code in colours) colour = colours[code];
    }
    return '';
  });
  return `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#14171c">
<pre style="display:inline-block;margin:0;padding:20px 24px;color:#e6e8eb;font:14px/1.2 'DejaVu Sans Mono',Menlo,Consolas,monospace"><span style="color:#8f98a5">$ tally ballots.csv</span>\n\n${spans.join('')}</pre>`;
}

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
mkdirSync(images, { recursive: true });

/** A picture of the first screen, of one element, or of as much as fits from one element on. */
async function shoot(name, html, { width, height, colorScheme = 'light', element, from }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.setContent(html);
  if (from !== undefined) await page.locator(from).evaluate((one) => one.scrollIntoView());
  const target = element === undefined ? page : page.locator(element);
  await target.screenshot({ path: `${images}/${name}.png` });
  await page.close();
}

const text = tally([ballots], { COLUMNS: '96', FORCE_COLOR: '1' });
const firstLines = text.slice(0, text.indexOf('in excess.') + 'in excess.'.length);
await shoot('terminal', terminalPage(firstLines), { width: 1000, height: 900, element: 'pre' });

const page = tally(['--format', 'html', ballots]);
await shoot('page-light', page, { width: 1200, height: 720 });
await shoot('page-dark', page, { width: 1200, height: 720, colorScheme: 'dark' });
await shoot('page-phone', page, { width: 390, height: 800 });
await shoot('page-category', page, { width: 1100, height: 860, from: '#category-future' });
await browser.close();
