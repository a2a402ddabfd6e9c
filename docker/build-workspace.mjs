/**
 * Inside an image build: `node docker/build-workspace.mjs services/api /app`. Builds one workspace with what it imports, then lays out only
 * what runs. That is its production packages, as npm itself lists them, and the built parts of our own.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const [workspace = '', target = ''] = process.argv.slice(2);
const { name } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
/** What a workspace is made of at run time. */
const PARTS = ['package.json', 'dist', 'migrations', 'drizzle', 'messages', 'generated'];

execFileSync('node_modules/.bin/turbo', ['run', 'build', `--filter=${name}`, '--output-logs=errors-only'], {
  stdio: 'inherit',
});
const list = ['ls', '--all', '--omit=dev', '--parseable', '--workspace', workspace];
const [, ...packages] = execFileSync('npm', list, { encoding: 'utf8' }).trim().split('\n');

for (const path of packages) {
  const from = relative(process.cwd(), path);
  if (lstatSync(from).isSymbolicLink()) copyWorkspace(from, relative(process.cwd(), realpathSync(from)));
  else copy(from, (file) => !relative(from, file).split(sep).includes('node_modules'));
}

function copyWorkspace(link, folder) {
  copy(link);
  for (const part of PARTS.filter((each) => existsSync(join(folder, each)))) copy(join(folder, part));
}

function copy(from, filter) {
  cpSync(from, join(target, from), { recursive: true, verbatimSymlinks: true, ...(filter ? { filter } : {}) });
}
