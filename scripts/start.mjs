/** `npm start`: install, build, then hand over to the supervisor, in this very process, so that a signal reaches it. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
install();
build(['@vitrine/devstack', '@vitrine/processing', '@vitrine/ingestion', '@vitrine/api', '@vitrine/dashboard']);
await import(pathToFileURL(join(root, 'packages/devstack/dist/supervisor/main.js')).href);
