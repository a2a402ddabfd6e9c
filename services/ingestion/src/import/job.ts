import type { ReadAs } from '@vitrine/contracts';
import type { Lookups } from '../mapping/lookups.js';
import type { Profile } from '../profiles/profile-schema.js';
import type { FoundFile } from '../reading/find-files.js';
import type { Outbox } from '../sending/outbox.js';
import type { RejectedRows } from '../sending/rejected-rows.js';

/** What both halves of an import, catalogue and tickets, work with. */
export interface Job {
  readonly profile: Profile;
  readonly tenantId: string;
  readonly currency: string;
  /** All files given, folders looked through. */
  readonly files: readonly FoundFile[];
  readonly lookups: Lookups;
  /** How each file was read, by its path. */
  readonly readAs: Map<string, ReadAs>;
  readonly outbox: Outbox;
  readonly rejected: RejectedRows;
  /** Of the catalogue: counted apart, because one row may name several entries. */
  readonly rejectedEntries: RejectedRows;
  /** 0, or higher than that of any ticket sent before: then the mended tickets replace the earlier ones. */
  readonly firstRevision: number;
  /** When the import began: no row of a file can have been sold after it. */
  readonly nowMs: number;
  /** Told after each batch of rows: rows so far, and bytes of the files as they lie on disk. */
  readonly onProgress: (rows: number, bytes: number) => void;
}
