import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ticket, ticketSchema } from '@vitrine/contracts';
import { parseProfile } from '../profiles/load-profile.js';
import type { Profile } from '../profiles/profile-schema.js';
import { importIntoMemory, type MemoryImport } from './memory-import.spec-support.js';

export interface CsvImport extends MemoryImport {
  /** What was sent, in the order in which it was sent. */
  readonly sentTickets: readonly Ticket[];
  readonly sentCatalog: readonly Record<string, unknown>[];
}

/** Imports one small file into memory, and further ones by their names. */
export async function importCsv(
  profile: Profile,
  rows: readonly string[],
  others: Readonly<Record<string, readonly string[]>> = {},
): Promise<CsvImport> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-csv-'));
  try {
    for (const [name, lines] of Object.entries({ 'sales.csv': rows, ...others }))
      writeFileSync(join(folder, name), lines.join('\n'));
    const found = await importIntoMemory(profile, [folder]);
    return {
      ...found,
      sentTickets: found.tickets.map(({ value }) => ticketSchema.parse(JSON.parse(String(value)))),
      sentCatalog: found.catalog.map(({ value }) => JSON.parse(String(value)) as Record<string, unknown>),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Parts {
  readonly ticket?: Readonly<Record<string, string>>;
  readonly line?: Readonly<Record<string, string>>;
  readonly tickets?: Readonly<Record<string, unknown>>;
  readonly rest?: Readonly<Record<string, unknown>>;
}

/** A profile of a file with the columns t, s, at, p, q and u, and whatever a test is about. */
export function aProfile({ ticket, line, tickets, rest }: Parts = {}): Profile {
  return parseProfile(
    JSON.stringify({
      name: 'test',
      description: '',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      tickets: {
        files: ['sales.csv'],
        ticket: { ticketId: 't', storeId: 's', soldAt: 'at', channel: "'store'", ...ticket },
        line: { productId: 'p', quantity: 'q', unitPrice: 'u', ...line },
        ...tickets,
      },
      ...rest,
    }),
    'test.json',
  );
}
