/**
 * Ends with 1 and their names when there are specs that no jest project runs. Nobody would notice a spec with an unknown suffix, because no
 * project reads it. Part of the house stage.
 */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { root } from './prepare.mjs';

const runners = specsOfJest();
const forgotten = specsOfRepository().filter((file) => !runners.has(file));
if (forgotten.length > 0) {
  console.log(`No project of jest.config.mjs runs:\n${forgotten.join('\n')}`);
  process.exitCode = 1;
}

/** Every file named as a spec or a test, in whichever language: tracked files and those still to be added. */
function specsOfRepository() {
  const listed = read('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate']);
  return listed.split('\n').filter((file) => /\.(spec|test)\.[a-z]+$/i.test(file) && !file.endsWith('.snap'));
}

function specsOfJest() {
  const jest = join(root, 'node_modules', '.bin', 'jest');
  return new Set(JSON.parse(read(jest, ['--listTests', '--json'])).map((file) => relative(root, file)));
}

function read(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}
