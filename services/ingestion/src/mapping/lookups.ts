import type { Surroundings } from '../expression/compile.js';
import type { Profile } from '../profiles/profile-schema.js';
import { type FoundFile, pickFiles } from '../reading/find-files.js';
import { readRows } from '../reading/read-rows.js';

/** By table and column: key → value. */
export type Lookups = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/** Reads the profile's tables into memory. They are dimensions: as big as the catalogue, not as the sales. */
export async function loadLookups(profile: Profile, files: readonly FoundFile[]): Promise<Lookups> {
  const tables = new Map<string, Map<string, Map<string, string>>>();
  for (const [name, table] of Object.entries(profile.lookups)) {
    const columns = new Map(table.columns.map((column) => [column, new Map<string, string>()]));
    tables.set(name, columns);
    for (const file of pickFiles(files, table)) {
      const { columns: header, batches } = await readRows(file, { ...table, wanted: [table.key, ...table.columns] });
      const keyAt = header.indexOf(table.key);
      const places = table.columns.map((column) => ({ at: header.indexOf(column), values: columns.get(column) }));
      for await (const rows of batches) {
        for (const { fields } of rows)
          for (const { at, values } of places) values?.set(fields[keyAt] ?? '', fields[at] ?? '');
      }
    }
  }
  return tables;
}

/** What expressions over a file with these columns may look at. */
export function surroundings(columns: readonly string[], lookups: Lookups): Surroundings {
  const index = new Map(columns.map((column, at) => [column, at]));
  return {
    columnIndex: (name) => index.get(name) ?? -1,
    lookup: (table, column) => {
      const values = lookups.get(table)?.get(column);
      return values && ((key) => values.get(key));
    },
  };
}
