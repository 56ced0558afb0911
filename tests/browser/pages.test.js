// SPDX-License-Identifier: GPL-3.0-or-later
// The pages as people use them: with and without script, by keyboard, at three widths, light and dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { startArchive } from './archive.js';
import { launch } from './chromium.js';
import { open as visited } from './visit.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let archive;
let browser;
const ones = [];  // a meeting, a board, a person
let printed;  // address of a page of a PDF as printed
let paper;  // address of a paper with people, decisions and actions

before(async () => {
  archive = await startArchive();
  browser = await launch();
  const found = await archive.json('/api/v1/search?q=sea+wall+kind:decision');
  paper = found.results[0].document.url;
  const report = await archive.json('/api/v1/search?q=sea+wall+type:report');
  for (const kind of ['meetings', 'boards', 'people'])
    ones.push((await archive.json(`/api/v1/${kind}?q=&limit=1`)).results[0].url);
  printed = `${report.results[0].document.url}/pages/1`;
});
after(async () => {
  await browser?.close();
  assert.equal(await archive?.stop(), 0, 'the daemon ends cleanly');
});

const open = (...given) => visited({ archive, browser }, ...given);

const addresses = () => ['/', '/search?q=sea+wall', '/search?q=sea+wall&board=Cabinet&from=2021&limit=2', '/search?q=zzzzzz',
  '/search?q=wall&from=soon', `${paper}?q=sea+wall&page=1`, `${printed}?q=sea+wall`, '/d/0000000000000000', '/certificate?q=sea+wall&from=2021', '/certificate?q=zzzzzz',
  '/about', '/actions/owners', '/decisions?q=wall&board=Cabinet', '/decisions?q=zzzzzz', '/actions?sort=newest', '/meetings', '/boards', '/people', '/timeline?q=sea+wall',
  `/similar?id=${paper.slice(3)}`, ...ones];

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test('a query is typed, filtered, opened and leads to the page', async () => {
      await open({ javaScriptEnabled, viewport: { width: 1280, height: 900 } }, async (page) => {
        await page.goto(`${archive.base}/`);
        await page.getByLabel('Search committee papers').fill('sea wall');
        await page.getByRole('button', { name: 'Search', exact: true }).click();
        await page.waitForURL(/\/search\?q=sea\+wall/);
        const results = page.locator('.hit');
        const count = await results.count();
        assert.ok(count > 3, `${count} results`);
        assert.match(await page.title(), /^sea wall/);
        assert.match(await page.locator('h1').innerText(), /^\d+ papers$/);
        assert.equal(await page.getByLabel('Search committee papers').inputValue(), 'sea wall', 'the query stays in the box');

        assert.ok(await page.getByLabel('Not before').isVisible(), 'filters stand beside the results on a wide screen');
        assert.ok(!await page.locator('.more label').first().isVisible(), 'long lists show their first values only');
        await page.locator('.facet label', { hasText: 'Minutes' }).first().click();
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Use these filters' }).click();
        await page.waitForURL(/type=minutes/);
        await page.locator('.active').waitFor();
        assert.ok(await page.getByLabel('Minutes', { exact: false }).first().isChecked(), 'what is in use is ticked');
        for (const meta of await page.locator('.hit .meta').allInnerTexts()) assert.match(meta, /Minutes/);
        await page.locator('.active a', { hasText: 'Minutes' }).click();
        await page.waitForURL((url) => !url.search.includes('type='));

        const link = page.locator('.hit h3 a').first();
        const title = await link.innerText();
        await link.click();
        await page.waitForURL(/\/d\/[0-9a-f]{16}\?q=.*#p\d+$/);
        assert.equal(await page.locator('h1').innerText(), title);
        const target = page.locator(new URL(page.url()).hash);
        assert.ok(await target.locator('mark').count() > 0, 'the words are marked on the page that was promised');
        const inView = ({ top }) => top > -1 && top < 900;
        assert.ok(inView(await target.evaluate((element) => element.getBoundingClientRect().toJSON())), 'and that page is in view');
        await page.getByRole('link', { name: 'Back to the results' }).click();
        await page.waitForURL(/\/search\?q=sea%20wall/);
      });
    });

    test('an honest empty page', async () => {
      await open({ javaScriptEnabled }, async (page) => {
        await page.goto(`${archive.base}/search?q=zzzzzz`);
        assert.match(await page.locator('main').innerText(), /There are no matching papers/);
        assert.equal(await page.locator('.hit').count(), 0);
      });
    });

    test('dates in the filter are read as people write them, and mistakes are explained', async () => {
      await open({ javaScriptEnabled, viewport: { width: 1280, height: 900 } }, async (page) => {
        await page.goto(`${archive.base}/search?q=wall`);
        await page.getByLabel('Not before').fill('1 January 2022');
        await page.getByRole('button', { name: 'Use these filters' }).click();
        await page.waitForURL(/from=1\+January\+2022/);
        for (const time of await page.locator('.hit time').all())
          assert.ok(await time.getAttribute('datetime') >= '2022', 'nothing older');
        await page.getByLabel('Not before').fill('soonish');
        await page.getByRole('button', { name: 'Use these filters' }).click();
        await page.getByRole('alert').waitFor();
        assert.match(await page.getByRole('alert').innerText(), /soonish/);
        assert.equal(await page.getByLabel('Search committee papers').inputValue(), 'wall', 'the query is kept');
      }, /status of 400/);
    });
  });
}

test('the original opens from the page', async () => {
  await open({}, async (page) => {
    await page.goto(archive.base + paper);
    const href = await page.getByRole('link', { name: 'Open the original' }).getAttribute('href');
    const answer = await page.request.get(archive.base + href);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.body()).length > 100);
  });
});

test('a page as printed has its words marked where they stand', async () => {
  await open({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${archive.base}${printed}?q=sea+wall`);
    const sheet = await page.locator('.sheet-picture').boundingBox();
    const marks = await page.locator('.sheet-picture rect').all();
    assert.ok(marks.length > 1, `${marks.length} marks`);
    for (const mark of marks) {
      const box = await mark.boundingBox();
      assert.ok(box.x > sheet.x && box.x + box.width < sheet.x + sheet.width, 'inside the sheet');
      assert.ok(box.width > 5 && box.width < 200 && box.height > 5 && box.height < 60, 'as large as a word');
    }
    assert.ok(await page.locator('.page-text mark').count() >= 2, 'and in the text below');
    for (let place = 2; place <= marks.length; ++place) {
      await page.getByRole('link', { name: 'Next place' }).click();
      await page.waitForURL(new RegExp(`/pages/1\\?q=sea%20wall&hit=${place}#hit-${place}`));
      assert.equal(await page.locator('.sheet-picture .current').getAttribute('id'), `hit-${place}`);
      const { y } = await page.locator('.sheet-picture .current').boundingBox();
      assert.ok(y > 0 && y < 900, 'the place is in view without script');
    }
    await page.getByRole('link', { name: 'Next place' }).click();
    await page.waitForURL(/\/pages\/2\?q=sea%20wall&hit=1/);
    await page.getByRole('link', { name: 'Previous place' }).click();
    await page.waitForURL(/\/pages\/1\?q=sea%20wall&hit=last/);
    assert.equal(await page.locator('.sheet-picture .current').getAttribute('id'), `hit-${marks.length}`);
  });
});

test('all by keyboard, and the focus is seen', async () => {
  await open({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${archive.base}/search?q=sea+wall`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    const first = await page.locator('.hit h3 a').first().getAttribute('href');
    let reached = false;
    for (let i = 0; i < 120 && !reached; ++i) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        return { href: element.getAttribute('href'), outline: getComputedStyle(element).outlineWidth, width: box.width, height: box.height };
      });
      assert.notEqual(now.outline, '0px', `focus is visible on ${now.href}`);
      reached = now.href === first;
    }
    assert.ok(reached, 'the first result is reached with Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/d\//);
  });
});

test('results come before the filters on a phone', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await open({ javaScriptEnabled, viewport: { width: 390, height: 800 } }, async (page) => {
      await page.goto(`${archive.base}/search?q=sea+wall`);
      assert.ok(!await page.getByLabel('Not before').isVisible(), 'filters are folded');
      assert.ok((await page.locator('.hit').first().boundingBox()).y < 600, 'the first result is on the first screen');
      await page.getByText('Filters', { exact: true }).last().click();
      assert.ok(await page.getByLabel('Not before').isVisible(), 'and unfold');
    });
  }
});

test('nothing sticks out at 320 px, which is 400 % of 1280', async () => {
  await open({ viewport: { width: 320, height: 640 } }, async (page) => {
    for (const address of addresses().filter((one) => !/soon|0000/.test(one))) {
      await page.goto(archive.base + address);
      const [width, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(width <= view, `${address}: ${width} px wide in ${view} px`);
    }
  });
});

test('what is printed names its address, day and question', async () => {
  await open({ javaScriptEnabled: false, viewport: { width: 800, height: 900 } }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const address of ['/search?q=sea%20wall', `${paper}?q=sea%20wall`, '/certificate?q=sea%20wall', ones[0]]) {
      await page.goto(archive.base + address);
      const foot = page.locator('.printed-from');
      assert.ok(await foot.isVisible(), address);
      const text = await foot.innerText();
      assert.ok(text.includes(archive.base + address), `${text} names ${address}`);
      assert.match(text, /\d{1,2} \w+ \d{4}/);
      if (address.includes('q=')) assert.match(text, /sea wall/);
      assert.ok(!await page.getByRole('button', { name: 'Search', exact: true }).first().isVisible(), 'no form on paper');
    }
  });
});

test('from a result to the meeting, its board and a person, and back, by links alone', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await open({ javaScriptEnabled, viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${archive.base}/search?q=sea+wall+contribution`);
      await page.locator('.hit h3 a').first().click();
      await page.getByRole('link', { name: 'All papers of this meeting, item by item' }).click();
      await page.waitForURL(/\/m\/[0-9a-f]{16}$/);
      assert.ok(await page.locator('.joined > li').count() > 2, 'items');
      assert.ok(await page.locator('.joined .decision').count() > 0, 'decisions beside them');
      assert.match(await page.locator('table.people').innerText(), /Apologies/);
      const person = page.locator('table.people tbody a').first();
      const name = (await person.innerText()).trim().split(' ').at(-1);
      await person.click();
      await page.waitForURL(/\/p\//);
      assert.match(await page.locator('h1').innerText(), new RegExp(name));
      await page.goBack();
      await page.locator('.back a').click();
      await page.waitForURL(/\/boards\//);
      assert.ok(await page.locator('table.register tbody tr').count() > 1, 'its meetings');
      await page.getByRole('link', { name: 'Decisions', exact: true }).last().click();
      await page.waitForURL(/\/decisions\?board=/);
      assert.ok(await page.locator('.cards .decision').count() > 0);
    });
  }
});

test('what the archive holds of a board and a year stands above the results, as the API says it', async () => {
  for (const query of ['q=wall&board=Cabinet&year=2022', 'q=board%3ACabinet+year%3A2022', 'q=wall&from=2021']) {
    const { coverage } = await archive.json(`/api/v1/search?${query}`);
    assert.match(coverage.text, /meetings? .*here/);
    await open({}, async (page) => {
      await page.goto(`${archive.base}/search?${query}`);
      assert.equal(await page.locator('.coverage').innerText(), coverage.text);
    });
  }
});

test('an empty list offers what is there without each part, by links that keep their word', async () => {
  const query = 'q=wall&board=Cabinet&year=1999';
  const { without, total } = await archive.json(`/api/v1/search?${query}`);
  assert.equal(total.value, 0);
  assert.ok(without.length > 0);
  await open({ javaScriptEnabled: false }, async (page) => {
    for (const [i, { total: papers }] of without.entries()) {
      await page.goto(`${archive.base}/search?${query}`);
      await page.locator('.empty li a').nth(i).click();
      const told = (await page.locator('#count').innerText()).match(/\d[\d,]*/g).map((one) => Number(one.replaceAll(',', '')));
      assert.equal(told.reduce((sum, one) => sum + one, 0), papers, 'weaker ones are counted apart');
    }
  });
});

test('actions by owner lead to the list of one, and the list back to all owners', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await open({ javaScriptEnabled, viewport: { width: 390, height: 800 } }, async (page) => {
      const { owners } = await archive.json('/api/v1/actions/owners?board=Cabinet');
      await page.goto(`${archive.base}/actions?board=Cabinet`);
      await page.getByRole('link', { name: 'By owner' }).click();
      await page.waitForURL(/actions\/owners\?board=Cabinet/);
      assert.deepEqual(await page.locator('.owner h2').evaluateAll((all) => all.map((one) => one.firstChild.textContent.trim())),
        owners.map(({ name }) => name ?? 'No owner named'));
      await page.getByRole('link', { name: 'As a list' }).click();
      await page.waitForURL(/actions\?board=Cabinet/);
    });
  }
});

test('a first page is light, however long the question', async () => {
  for (const question of ['wall', 'what was decided about the sea wall and who has to write to whom about the borrowing']) {
    let bytes = 0;
    let html = 0;
    await open({}, async (page) => {
      const answers = [];
      page.on('response', (response) => answers.push(response));
      await page.goto(`${archive.base}/search?q=${encodeURIComponent(question)}`, { waitUntil: 'networkidle' });
      for (const answer of answers) {
        const size = (await answer.body()).length;
        bytes += size;
        if (answer.headers()['content-type'].startsWith('text/html')) html = size;
      }
    });
    assert.ok(html < 30_000, `HTML of ${html} bytes`);
    assert.ok(bytes < 60_000, `${bytes} bytes in all`);
  }
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 768, 1280]) {
    test(`no barrier that axe-core finds: ${width} px, ${colorScheme}`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      const page = await context.newPage();
      const barriers = [];
      for (const address of addresses()) {
        await page.goto(archive.base + address);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), rules);
        for (const violation of violations)
          barriers.push(`${address}: ${violation.id} (${violation.help}): ${violation.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
      }
      await context.close();
      assert.deepEqual(barriers, []);
    });
  }
}
