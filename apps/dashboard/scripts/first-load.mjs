// How much JavaScript a page needs before it answers to a person: `node scripts/first-load.mjs [page]` after a build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const build = join(import.meta.dirname, '../.next');
const page = process.argv[2] ?? '/(app)/overview/page';

/** Chunks of the page and of its layouts, and those of the framework; browsers with modules load no polyfills. */
function chunksOf(name) {
  const scope = {};
  const source = readFileSync(join(build, 'server/app', `${name}_client-reference-manifest.js`), 'utf8');
  runInNewContext(source, { globalThis: scope });
  const { entryJSFiles } = scope.__RSC_MANIFEST[name];
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, 'build-manifest.json'), 'utf8'));
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])];
}

const sizes = chunksOf(page).map((file) => [file, gzipSync(readFileSync(join(build, file))).length]);
for (const [file, bytes] of sizes.toSorted((a, b) => b[1] - a[1])) console.log(String(bytes).padStart(8), file);
console.log(
  JSON.stringify({
    page,
    chunks: sizes.length,
    gzipKb: Math.round(sizes.reduce((all, [, bytes]) => all + bytes, 0) / 100) / 10,
  }),
);
