// Next's standalone server does not carry static files, nor our way to start and stop it: they go beside it.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('..', import.meta.url));
const server = `${app}.next/standalone/apps/dashboard/`;

cpSync(`${app}.next/static`, `${server}.next/static`, { recursive: true });
if (existsSync(`${app}public`)) cpSync(`${app}public`, `${server}public`, { recursive: true });
cpSync(`${app}server`, server, { recursive: true });
