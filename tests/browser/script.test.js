// SPDX-License-Identifier: GPL-3.0-or-later
// What the script adds, and that the page holds when it cannot.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startArchive } from './archive.js';
import { launch } from './chromium.js';
import { open as visited } from './visit.js';

let archive;
let browser;
const open = (...given) => visited({ archive, browser }, { viewport: { width: 1280, height: 900 } }, ...given);
const loads = (page) => page.evaluate(() => performance.getEntriesByType('navigation')[0].startTime + performance.timeOrigin);

before(async () => {
  archive = await startArchive();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  assert.equal(await archive?.stop(), 0, 'the daemon ends cleanly');
});

test('a filter is used without loading the page anew; focus, address and history are those of a page', async () => {
  await open(async (page) => {
    await page.goto(`${archive.base}/search?q=wall`);
    const first = await loads(page);
    const all = await page.locator('#count').innerText();
    const live = await page.locator('[aria-live]').evaluateAll((elements) => elements.map((one) => one.id));
    assert.deepEqual(live, ['count'], 'only the count is read aloud');
    await page.evaluate(() => { document.getElementById('count').dataset.same = 'yes'; });
    await page.locator('.facet label', { hasText: 'Cabinet' }).first().locator('input').focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/board=Cabinet/);
    await page.locator('.active a', { hasText: 'Cabinet' }).waitFor();
    assert.equal(await loads(page), first, 'not loaded anew');
    assert.equal(await page.evaluate(() => document.activeElement.value), 'Cabinet', 'the focus stays on the filter');
    assert.notEqual(await page.locator('#count').innerText(), all);
    assert.equal(await page.locator('#count').getAttribute('data-same'), 'yes', 'the same element, so that its change is read');
    assert.match(await page.title(), /^wall/);
    assert.equal(await page.locator('.top form input[name=board]').getAttribute('value'), 'Cabinet', 'a new search keeps the filter');
    await page.goBack();
    await page.locator('.active').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#count').innerText(), all, 'back is back');
    assert.equal(await loads(page), first);
  });
});

test('results follow the typing, without an entry of the history for each letter', async () => {
  await open(async (page) => {
    await page.goto(`${archive.base}/search?q=wall`);
    const steps = await page.evaluate(() => history.length);
    await page.getByLabel('Search committee papers').fill('');
    await page.getByLabel('Search committee papers').pressSequentially('harbour', { delay: 20 });
    await page.waitForURL(/q=harbour/);
    await page.locator('mark', { hasText: /harbour/i }).first().waitFor();
    assert.equal(await page.evaluate(() => history.length), steps);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'the focus stays in the box');
    assert.equal(await page.getByLabel('Search committee papers').inputValue(), 'harbour');
  });
});

test('when the connection fails the typed words stay and the page stays as it was', async () => {
  await open(async (page) => {
    await page.goto(`${archive.base}/search?q=wall`);
    const count = await page.locator('#count').innerText();
    await page.route('**/search?*', (route) => route.abort());
    await page.getByLabel('Search committee papers').fill('harbour');
    await page.waitForTimeout(900);
    assert.equal(await page.locator('#count').innerText(), count);
    assert.equal(await page.getByLabel('Search committee papers').inputValue(), 'harbour');
    await page.unroute('**/search?*');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=harbour/);
  }, /Failed to load resource/);
});

test('suggestions are offered while typing and taken by keyboard', async () => {
  await open(async (page) => {
    await page.goto(`${archive.base}/`);
    const box = page.getByRole('combobox');
    await box.pressSequentially('harb', { delay: 30 });
    const options = page.getByRole('option');
    await options.first().waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'the focus stays in the box');
    await page.keyboard.press('Escape');
    assert.equal(await options.count(), 0);
    assert.equal(await box.inputValue(), 'harb');
    await box.pressSequentially('o', { delay: 30 });
    await options.first().waitFor();
    const text = await options.first().locator('span').innerText();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/');
    assert.ok((await page.locator('main').innerText()).toLowerCase().includes(text.toLowerCase().slice(0, 5)));
  });
});

test('the next page of results begins with the results', async () => {
  await open(async (page) => {
    await page.goto(`${archive.base}/search?q=the&limit=3`);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/offset=3/);
    await page.waitForFunction(() => document.activeElement.id === 'results');
  });
});

test('n and p step through the places while the sheet has the focus, and nowhere else', async () => {
  const report = await archive.json('/api/v1/search?q=sea+wall+type:report');
  await open(async (page) => {
    await page.goto(`${archive.base}${report.results[0].document.url}/pages/1?q=sea+wall`);
    const ready = () => page.waitForFunction(() => document.activeElement.id === 'sheet');
    await ready();
    await page.keyboard.press('n');
    await page.waitForURL(/hit=2/);
    await ready();
    await page.keyboard.press('p');
    await page.waitForURL(/hit=1/);
    await page.getByLabel('Search committee papers').focus();
    await page.keyboard.press('n');
    await page.waitForTimeout(200);
    assert.match(page.url(), /hit=1/, 'typing is typing');
  });
});
