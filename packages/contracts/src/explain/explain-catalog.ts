import { type CatalogEvent, catalogSchema } from '../catalog/catalog.js';
import { faultsOfEntry } from '../catalog/judge-entry.js';
import type { Locale } from '../messages/error-text.js';
import { explainIssues } from './explain-shape.js';
import { type Finding, finding } from './finding.js';

interface Options {
  readonly locale?: Locale;
}

/** An entry that fits the contract, with the fields that the contract knows and no other; or everything that is wrong with it. */
export type ReadEntry = { readonly entry: CatalogEvent } | { readonly findings: readonly [Finding, ...Finding[]] };

/** Reads a catalogue entry; every door uses this function. */
export function readEntry(value: unknown, { locale = 'en' }: Options = {}): ReadEntry {
  const { success, data, error } = catalogSchema.safeParse(value);
  const findings = success
    ? faultsOfEntry(data).map(({ path, code }) => finding(path, code, locale))
    : explainIssues(catalogSchema, value, error.issues, locale);
  const [first, ...others] = findings;
  return first === undefined ? { entry: data as CatalogEvent } : { findings: [first, ...others] };
}

/** Everything wrong with a catalogue entry; an empty list means it fits the contract. */
export function explainCatalog(value: unknown, options: Options = {}): Finding[] {
  const read = readEntry(value, options);
  return 'findings' in read ? [...read.findings] : [];
}
