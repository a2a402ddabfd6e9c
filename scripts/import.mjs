/** `npm run import -- <profile> <path…>`: install and build if needed, then the importer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
install();
const entry = join(root, 'services/ingestion/dist/import/main.js');
if (!existsSync(entry)) build(['@vitrine/ingestion']);
await import(pathToFileURL(entry).href);
