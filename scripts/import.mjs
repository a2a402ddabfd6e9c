/** `npm run import -- <profile> <path…>`: install and build what changed, then the importer. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
install();
build(['@vitrine/ingestion'], { isQuiet: true });
await import(pathToFileURL(join(root, 'services/ingestion/dist/import/main.js')).href);
