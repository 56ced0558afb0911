// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs over the samples, on a port of the daemon's own choice.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** `papers`: a folder, the samples if none is named. */
export async function startArchive(papers = join(root, 'samples/archive')) {
  const programs = process.env.MINUTEBOOK_BIN ?? join(root, 'build/dev/bin');
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-browser-'));
  const index = join(folder, 'index');
  const done = spawnSync(join(programs, 'minutebook'), ['index', papers, '--index', index, '--ocr', 'off'],
    { encoding: 'utf8' });
  if (!existsSync(join(index, 'public'))) throw new Error(`indexing the papers failed: ${done.stderr}${done.error ?? ''}`);
  const daemon = spawn(join(programs, 'minutebook-searchd'), ['--index', index, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise((resolve, reject) => {
    daemon.once('exit', (code) => reject(new Error(`minutebook-searchd ended with ${code}`)));
    createInterface({ input: daemon.stdout }).once('line', (line) => {
      resolve(line.replace('Listening on ', '').replace(/\/$/, ''));
    });
  });
  return {
    base,
    async json(path) { return (await fetch(base + path)).json(); },
    async stop() {
      daemon.removeAllListeners('exit');
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
