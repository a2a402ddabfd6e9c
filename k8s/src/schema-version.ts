import { readdirSync } from 'node:fs';

const FOLDERS = ['../../packages/store/migrations/', '../../packages/warehouse/migrations/'];

/**
 * How many forward-only migrations exist: a number that only grows. The migration Job is named after it, records it when
 * it is done, and services wait for at least this number; an older release is content with a newer schema.
 */
export const SCHEMA_VERSION: number = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.sql')),
).length;
