/** Writes the generated documents. A spec fails when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { documents } from './dist/docs/documents.js';

for (const [path, text] of Object.entries(documents())) {
  const file = new URL(`../../${path}`, import.meta.url);
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, text);
}
