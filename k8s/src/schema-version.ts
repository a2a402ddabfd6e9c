import { readdirSync } from 'node:fs';

const FOLDERS = ['../../packages/store/migrations/', '../../packages/warehouse/migrations/'];

/**
 * How many forward-only migrations exist: a number that only grows. It names the migration Job, which records it when done; services wait
 * for at least this number. An older release accepts a newer schema.
 */
export const SCHEMA_VERSION: number = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.sql')),
).length;
