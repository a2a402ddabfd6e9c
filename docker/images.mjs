/** Every image of ours: its name, the workspace that it carries and how it is built. A further service is found by its folder. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const services = fileURLToPath(new URL('../services', import.meta.url));
const JOBS = 'migrate';
/** Ingestion is a command line so far; it has no image. */
const WITHOUT_IMAGE = new Set([JOBS, 'ingestion']);

export const images = [
  ...readdirSync(services)
    .filter((name) => !WITHOUT_IMAGE.has(name))
    .map((name) => ({ name, package: `@vitrine/${name}`, file: 'docker/service.Dockerfile' })),
  { name: 'jobs', package: `@vitrine/${JOBS}`, file: 'docker/jobs.Dockerfile' },
  { name: 'dashboard', package: '@vitrine/dashboard', file: 'docker/dashboard.Dockerfile' },
];
