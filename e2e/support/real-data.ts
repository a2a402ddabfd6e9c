import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.env.VITRINE_DATA_DIR ?? '../shared/data');
const isRequired = process.env.VITRINE_REQUIRE_DATA === '1';

/** Whether the data set is here. Missing data is a failure where it is required (our CI), and said out loud elsewhere. */
export function hasData(set: string): boolean {
  if (existsSync(join(folder, set, 'FACTS.json'))) return true;
  if (isRequired) throw new Error(`The data set ${set} is required and not in VITRINE_DATA_DIR.`);
  process.stderr.write(`Skipping ${set}: not in VITRINE_DATA_DIR.\n`);
  return false;
}

export const dataFile = (...parts: string[]): string => join(folder, ...parts);

/** Figures that were computed from the files by somebody else's code. */
export const factsOf = (set: string): Record<string, never> =>
  JSON.parse(readFileSync(dataFile(set, 'FACTS.json'), 'utf8'));
