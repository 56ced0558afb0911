// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that members, journalists and officers ask, walked from the box to the proof: over the samples, and over
// the labelled queries of ../shared where that folder is. With and without script, on a phone, a tablet and a desk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startArchive } from './archive.js';
import { launch } from './chromium.js';
import { open as visited } from './visit.js';

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../shared');

// asked: in words; query: as typed; first: what the first answer says (title, body, date, item, decision, action);
// proof: words marked on the page it leads to; none: an honest nothing.
const questions = [
  { asked: 'Did we agree to give anything to the sea wall?', query: 'sea wall contribution', first: /8 September 2021/, proof: /sea|wall|contribution/i },
  { asked: 'What must Dermot Quill do?', query: 'owner:"Dermot Quill"', first: /Action\s+(for\s+)?Dermot Quill/ },
  { asked: 'What is left with the clerk?', query: 'owner:clerk', first: /Action\s+(for\s+)?Clerk/ },
  { asked: 'Which meetings was Munday at?', query: 'attendee:munday', first: /Harbour Commissioners/ },
  { asked: 'Was Munday there in September 2021?', query: 'apologies:munday from:2021-09 to:2021-09', first: /8 September 2021/ },
  { asked: 'and surely not present', query: 'attendee:munday from:2021-09 to:2021-09', none: true },
  { asked: 'Dog waste bins, what was decided?', query: 'dog waste bin', first: /Decision: resolved/, proof: /dog|waste|bin/i },
  { asked: 'Decision 23/0017', query: 'ref:23/0017', first: /Record of decision/ },
  { asked: 'exactly these words', query: '"flood and coastal committee"', first: /Saltmere sea wall/, proof: /flood/i },
  { asked: 'a letter about coastal grants', query: 'type:letter coastal', first: /Letter/, proof: /coastal/i },
  { asked: 'Which amendment was lost?', query: 'outcome:lost budget', first: /Decision: lost/ },
  { asked: 'What was Ines Carbery contact for?', query: 'contact:Carbery', first: /Saltmere sea wall: outline business case/ },
  { asked: 'Reports for decision until the end of 2022', query: 'purpose:decision to:2022-12', first: /Report/ },
  { asked: 'Who chaired?', query: 'chair:Trevanion', first: /8 September 2021/ },
  { asked: 'Meetings of the commissioners in 2020 and 2021', query: 'board:"harbour commissioners" date:2020..2021', first: /Harbour Commissioners/ },
  { asked: 'Reports for decision before 2019: none', query: 'type:report purpose:decision to:2018', none: true },
  { asked: 'a word that is in no paper', query: 'zzzzzz', none: true },
];

let archive;
let browser;
before(async () => {
  archive = await startArchive();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  assert.equal(await archive?.stop(), 0, 'the daemon ends cleanly');
});

async function type(page, query) {
  await page.getByLabel('Search committee papers').fill(query);
  await page.getByRole('button', { name: 'Search', exact: true }).first().click();
  await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === query);
}

async function agree(page, query, { results, total }) {
  // The page and the API say the same of the same request.
  const count = await page.locator('#count').innerText();
  const weak = results.filter((hit) => hit.weak).length;
  const apart = weak > 0 && total.relation === 'eq' && results.length === total.value;
  const papers = (number) => number === 0 && apart ? 'No papers' : `${number.toLocaleString('en-GB')} ${number === 1 ? 'paper' : 'papers'}`;
  if (total.relation === 'eq') assert.equal(count, apart ? `${papers(total.value - weak)}, ${weak} weaker` : papers(total.value), query);
  const shown = await page.locator('.hit h3 a').evaluateAll((links) => links.map((one) => new URL(one.href).pathname));
  const strong = results.filter((hit) => !hit.weak).concat(results.filter((hit) => hit.weak));
  assert.deepEqual(shown, strong.map((hit) => hit.document.url), query);
}

for (const width of [320, 768, 1280])
  for (const javaScriptEnabled of [true, false])
    test(`${questions.length} questions at ${width} px ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      await visited({ archive, browser }, { javaScriptEnabled, viewport: { width, height: 800 } }, async (page) => {
        await page.goto(`${archive.base}/`);
        for (const { asked, query, first, proof, none } of questions) {
          await type(page, query);
          const answer = await archive.json(`/api/v1/search?q=${encodeURIComponent(query)}`);
          await page.waitForFunction((q) => document.title.startsWith(q.slice(0, 20)), query);
          await agree(page, query, answer);
          if (none) {
            const strong = answer.results.filter((hit) => !hit.weak).length;
            assert.equal(strong, 0, `${asked}: nothing is passed off as an answer`);
            continue;
          }
          const hit = page.locator('.hit').first();
          assert.match(await hit.innerText(), first, asked);
          if (!proof) continue;
          await hit.locator('h3 a').click();
          await page.waitForURL(/\/d\/[0-9a-f]{16}/);
          const mark = page.locator('.page mark').first();
          assert.match(await mark.innerText(), proof, `${asked}: the words stand on the page`);
          assert.equal(await page.locator('.cite').count(), 1, 'and can be cited');
          await page.goBack();
        }
      });
    });

const labelled = join(shared, 'gold/seed-queries.jsonl');
const skip = existsSync(labelled) && existsSync(join(shared, 'seeds')) ? false : '../shared is not here';
test('the labelled questions over the seeds', { skip }, async () => {
  const seeds = await startArchive(join(shared, 'seeds'));
  try {
    const queries = readFileSync(labelled, 'utf8').trim().split('\n').map(JSON.parse);
    let right = 0;
    const wrong = [];
    for (const [i, { query, relevant }] of queries.entries()) {
      const options = { javaScriptEnabled: i % 2 === 0, viewport: { width: [320, 768, 1280][i % 3], height: 800 } };
      await visited({ archive: seeds, browser }, options, async (page) => {
        await page.goto(`${seeds.base}/search?q=${encodeURIComponent(query)}`);
        const answer = await seeds.json(`/api/v1/search?q=${encodeURIComponent(query)}`);
        await agree(page, query, answer);
        const paths = new Map(answer.results.map((hit) => [hit.document.url, hit]));
        const links = await page.locator('.hit h3 a').evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
        const first = paths.get(links[0]);
        const fine = relevant.length === 0 ? answer.results.every((hit) => hit.weak)
          : first && relevant.some(({ path }) => path === first.document.path);
        if (fine) right += 1;
        else wrong.push(query);
      });
    }
    console.log(`seeds: ${right} of ${queries.length} questions answered first`);
    assert.ok(queries.length >= 15);
    assert.ok(right >= queries.length - 1, `lost: ${wrong.join(' | ')}`);
  } finally {
    await seeds.stop();
  }
});
