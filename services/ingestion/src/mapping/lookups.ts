import { basename } from 'node:path';
import { normaliseCode } from '@vitrine/contracts';
import type { Surroundings } from '../expression/compile.js';
import type { Profile } from '../profiles/profile-schema.js';
import { type FoundFile, pickFiles } from '../reading/find-files.js';
import { readRows } from '../reading/read-rows.js';

/** By table and column: key → value. */
type Tables = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/** What a person should know of one file of a table before they trust its values. */
export interface LookupNotice {
  readonly table: string;
  readonly file: string;
  readonly reason: 'repeatedKeys' | 'brokenRows';
  readonly count: number;
  /** Of the first such row. */
  readonly line: number;
}

export interface Lookups {
  readonly tables: Tables;
  readonly notices: readonly LookupNotice[];
}

type Table = Profile['lookups'][string];

/**
 * Reads the profile's tables into memory. They are dimensions: as big as the catalogue, not as the sales. Keys are compared in their one
 * spelling. The last row of a repeated key wins; a row that cannot be read adds nothing.
 */
export async function loadLookups(profile: Profile, files: readonly FoundFile[]): Promise<Lookups> {
  const tables = new Map<string, ReadonlyMap<string, ReadonlyMap<string, string>>>();
  const notices: LookupNotice[] = [];
  for (const [name, table] of Object.entries(profile.lookups)) {
    const columns = new Map(table.columns.map((column) => [column, new Map<string, string>()]));
    tables.set(name, columns);
    const known = new Set<string>();
    for (const file of pickFiles(files, table)) notices.push(...(await readTable(name, table, file, columns, known)));
  }
  return { tables, notices };
}

async function readTable(
  name: string,
  table: Table,
  path: string,
  columns: ReadonlyMap<string, Map<string, string>>,
  known: Set<string>,
): Promise<LookupNotice[]> {
  const { columns: header, batches } = await readRows(path, { ...table, wanted: [table.key, ...table.columns] });
  const keyAt = header.indexOf(table.key);
  const places = table.columns.map((column) => ({ at: header.indexOf(column), values: columns.get(column) }));
  const lines = { repeatedKeys: [] as number[], brokenRows: [] as number[] };
  for await (const rows of batches) {
    for (const { fields, line, fault } of rows) {
      const key = normaliseCode(fields[keyAt] ?? '');
      if (fault) lines.brokenRows.push(line);
      if (fault || key === '') continue;
      if (known.has(key)) lines.repeatedKeys.push(line);
      known.add(key);
      for (const { at, values } of places) values?.set(key, fields[at] ?? '');
    }
  }
  return (['repeatedKeys', 'brokenRows'] as const).flatMap((reason) => {
    const [line] = lines[reason];
    return line === undefined ? [] : [{ table: name, file: basename(path), reason, count: lines[reason].length, line }];
  });
}

/** What expressions over a file with these columns may look at. */
export function surroundings(columns: readonly string[], { tables }: Pick<Lookups, 'tables'>): Surroundings {
  const index = new Map(columns.map((column, at) => [column, at]));
  return {
    columnIndex: (name) => index.get(name) ?? -1,
    lookup: (table, column) => {
      const values = tables.get(table)?.get(column);
      return values && ((key) => values.get(normaliseCode(key)));
    },
  };
}
