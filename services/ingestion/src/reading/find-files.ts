import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { ImportProblem } from '../messages/import-problem.js';
import type { Profile } from '../profiles/profile-schema.js';

export interface FoundFile {
  readonly path: string;
  /** Given by its own name, not by its folder's. */
  readonly isNamed: boolean;
}

/** Every file under the given paths; folders are looked through. @throws ImportProblem */
export function filesUnder(paths: readonly string[], depth = 4): FoundFile[] {
  return paths.flatMap((path): FoundFile[] => {
    if (!existsSync(path)) throw new ImportProblem('noFile', { path });
    if (!statSync(path).isDirectory()) return [{ path, isNamed: true }];
    const inside = depth === 0 ? [] : readdirSync(path).sort();
    const found = filesUnder(
      inside.map((name) => join(path, name)),
      depth - 1,
    );
    return found.map((file) => ({ ...file, isNamed: false }));
  });
}

const ENDINGS = { csv: ['.csv', '.tsv', '.txt'], ndjson: ['.ndjson', '.jsonl'], json: ['.json'] } as const;

/**
 * The files whose name, without `.gz`, is one of `files`. When the profile names none: all named paths, and the files of a folder with an
 * ending of its format. A folder may hold other things too. @throws ImportProblem
 */
export function pickFiles(
  found: readonly FoundFile[],
  { files, format }: Pick<Profile['tickets'], 'files' | 'format'>,
): string[] {
  const endings: readonly string[] = format === undefined ? Object.values(ENDINGS).flat() : ENDINGS[format];
  const nameOf = (path: string) => basename(path).replace(/\.gz$/iu, '');
  const picked = found.filter(({ path, isNamed }) =>
    files === undefined
      ? isNamed || endings.includes(extname(nameOf(path)).toLowerCase())
      : files.includes(nameOf(path)),
  );
  if (picked.length === 0) {
    const names = files ?? endings.map((ending) => `*${ending}`);
    throw new ImportProblem('fileNeeded', { names: names.join(', '), given: given(found.map(({ path }) => path)) });
  }
  return picked.map(({ path }) => path);
}

/** Names of a few files, for a message. */
function given(files: readonly string[]): string {
  const names = files.slice(0, 5).map((file) => basename(file));
  return [...names, ...(files.length > names.length ? ['…'] : [])].join(', ');
}
