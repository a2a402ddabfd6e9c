/**
 * Inside an image build: `node docker/build-workspace.mjs services/api /app`. Builds one workspace with what it imports, then
 * lays out only what runs: its folder, its workspace packages and their production modules.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [workspace = '', target = ''] = process.argv.slice(2);
const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' });
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Folders of the workspace and of every workspace it depends on. */
function closureOf(folder, seen = new Set()) {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    if (name.startsWith('@vitrine/')) closureOf(`packages/${name.slice('@vitrine/'.length)}`, seen);
  }
  return seen;
}

run('node_modules/.bin/turbo', 'run', 'build', `--filter=${manifestOf(workspace).name}`, '--output-logs=errors-only');
rmSync('node_modules', { recursive: true, force: true });
run('npm', 'ci', '--ignore-scripts', '--omit=dev', '--workspace', workspace, '--no-audit', '--no-fund');

cpSync('node_modules', join(target, 'node_modules'), { recursive: true, verbatimSymlinks: true });
const parts = closureOf(workspace);
for (const folder of parts) {
  for (const part of ['package.json', 'dist', 'migrations', 'drizzle', 'messages', 'generated', 'node_modules']) {
    if (existsSync(join(folder, part)))
      cpSync(join(folder, part), join(target, folder, part), { recursive: true, verbatimSymlinks: true });
  }
}

// Links to workspaces that are not part of this image would point nowhere.
const scope = join(target, 'node_modules/@vitrine');
const kept = new Set([...parts].map((folder) => manifestOf(folder).name.slice('@vitrine/'.length)));
for (const name of readdirSync(scope)) if (!kept.has(name)) rmSync(join(scope, name), { recursive: true, force: true });
