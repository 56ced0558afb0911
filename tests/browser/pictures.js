// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages to look at: node pictures.js http://127.0.0.1:8080 FOLDER /path [/path ...]
// One a page, width (1280, 390) and scheme (light, dark).
import { launch } from './chromium.js';

const [base, folder, ...paths] = process.argv.slice(2);
if (!paths.length) {
  console.error('usage: node pictures.js BASE_URL FOLDER PATH...');
  process.exit(1);
}
const browser = await launch();
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
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
