/** Every image of ours: its name, the workspace that it carries and how it is built. A further service is found by its folder. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const services = fileURLToPath(new URL('../services', import.meta.url));
const JOBS = 'migrate';

export const images = [
  ...readdirSync(services)
    .filter((name) => name !== JOBS)
    .map((name) => ({ name, package: `@vitrine/${name}`, file: 'docker/service.Dockerfile' })),
  { name: 'jobs', package: `@vitrine/${JOBS}`, file: 'docker/jobs.Dockerfile' },
  { name: 'dashboard', package: '@vitrine/dashboard', file: 'docker/dashboard.Dockerfile' },
];
