import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A file the profile asks for is not among the given ones. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}

/** Every file under the given paths; folders are looked through. @throws FileMissing */
export function filesUnder(paths: readonly string[], depth = 4): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new FileMissing(`There is no file or folder ${path}.`);
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

/** The files whose name, without `.gz`, is one of `names`; all of them when the profile does not care. @throws FileMissing */
export function pickFiles(files: readonly string[], names: readonly string[] | undefined): string[] {
  if (names === undefined) return [...files];
  const picked = files.filter((file) => names.includes(basename(file).replace(/\.gz$/iu, '')));
  if (picked.length === 0)
    throw new FileMissing(`${names.join(' or ')} is needed (.gz is fine too) and was not found in what you gave.`);
  return picked;
}
