import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImportProblem } from '../import/import-problem.js';

/** Every file under the given paths; folders are looked through. @throws ImportProblem */
export function filesUnder(paths: readonly string[], depth = 4): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new ImportProblem('noFile', { path });
    if (!statSync(path).isDirectory()) return [path];
    return depth === 0
      ? []
      : filesUnder(
          readdirSync(path)
            .sort()
            .map((name) => join(path, name)),
          depth - 1,
        );
  });
}

/** The files whose name, without `.gz`, is one of `names`; all of them when the profile does not care. @throws ImportProblem */
export function pickFiles(files: readonly string[], names: readonly string[] | undefined): string[] {
  if (names === undefined) return [...files];
  const picked = files.filter((file) => names.includes(basename(file).replace(/\.gz$/iu, '')));
  if (picked.length === 0) throw new ImportProblem('fileNeeded', { names: names.join(', '), given: given(files) });
  return picked;
}

/** Names of a few files, for a message. */
function given(files: readonly string[]): string {
  const names = files.slice(0, 5).map((file) => basename(file));
  return [...names, ...(files.length > names.length ? ['…'] : [])].join(', ');
}
