// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages to look at: node pictures.js http://127.0.0.1:8080 FOLDER /path [/path ...]
// One a page, width (WIDTHS, else 1280, 768, 320) and scheme (SCHEMES, else light, dark); FULL=1: the whole page.
import { launch } from './chromium.js';

const [base, folder, ...paths] = process.argv.slice(2);
if (!paths.length) {
  console.error('usage: node pictures.js BASE_URL FOLDER PATH...');
  process.exit(1);
}
const browser = await launch();
for (const width of (process.env.WIDTHS ?? '1280,768,320').split(',').map(Number)) {
  for (const colorScheme of (process.env.SCHEMES ?? 'light,dark').split(',')) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const [i, path] of paths.entries()) {
      await page.goto(base + path);
      await page.screenshot({ path: `${folder}/${i}-${width}-${colorScheme}.png`, fullPage: process.env.FULL === '1' });
    }
    await context.close();
  }
}
await browser.close();
