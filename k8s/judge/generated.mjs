/** What is committed must be what `npm run synth` writes from the source. Needs a build (k8s/dist-js). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './render.mjs';

export async function generatedIsCommitted() {
  const { allFiles } = await import('../dist-js/write-chart.js');
  const files = allFiles();
  const changed = Object.entries(files)
    .filter(([path, content]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content)
    .map(([path]) => `${path} is not what synth writes: run npm run synth and commit.`);
  const stray = ['charts/vitrine', 'charts/vitrine-prereqs', 'k8s/dist'].flatMap((folder) =>
    walk(join(root, folder))
      .filter((path) => !(path in files))
      .map((path) => `${path} is not written by synth: delete it.`),
  );
  return [...changed, ...stray];
}

const walk = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
