// Next's standalone server does not carry static files: they go beside it, where it looks for them.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('..', import.meta.url));
const server = `${app}.next/standalone/apps/dashboard/`;

cpSync(`${app}.next/static`, `${server}.next/static`, { recursive: true });
if (existsSync(`${app}public`)) cpSync(`${app}public`, `${server}public`, { recursive: true });
