// SPDX-License-Identifier: GPL-3.0-or-later
// A visit with a clean browser, in which nothing may go wrong unseen.
import assert from 'node:assert/strict';

/**
 * Calls `visit(page)`; then no script may have failed and nothing may have been asked of another host.
 * `wanted`: faults that belong to the journey, such as an answer of 400.
 */
export async function open({ archive, browser }, options, visit, wanted = /^$/) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('request', (request) => {
    if (!request.url().startsWith(archive.base)) faults.push(`asks elsewhere: ${request.url()}`);
  });
  try {
    await visit(page);
    assert.deepEqual(faults.filter((fault) => !wanted.test(fault)), [], 'no script faults, no blocked or foreign requests');
  } finally {
    await context.close();
  }
}
