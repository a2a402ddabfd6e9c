/**
 * Which images a push affects, as `images=[{name,file}]` for a workflow's matrix. BASE is the commit to compare with; empty means all of
 * them. Turbo knows the packages behind each. A change below docker/, or in files that every build reads, affects all.
 */
import { execFileSync } from 'node:child_process';
import { images } from './images.mjs';

/** Turbo's filter sees folders of packages only. */
const EVERY_BUILD_READS =
  /^(docker\/|\.dockerignore$|package(-lock)?\.json$|turbo\.json$|tsconfig\.(base|build)\.json$)/;
const base = process.env.BASE ?? '';
const output = (command, args) => execFileSync(command, args, { encoding: 'utf8' });

function isAffected() {
  if (base === '' || /^0+$/.test(base)) return () => true;
  const changed = output('git', ['diff', '--name-only', base, 'HEAD']).split('\n');
  if (changed.some((path) => EVERY_BUILD_READS.test(path))) return () => true;
  const plan = JSON.parse(output('node_modules/.bin/turbo', ['run', 'build', `--filter=...[${base}]`, '--dry=json']));
  const packages = new Set(plan.packages);
  return (image) => packages.has(image.package);
}

console.log(`images=${JSON.stringify(images.filter(isAffected()).map(({ name, file }) => ({ name, file })))}`);
