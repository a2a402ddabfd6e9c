import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ImportProblem } from '../messages/import-problem.js';
import { nearest } from './nearest.js';
import { faultsOf, ProfileProblem } from './profile-problem.js';
import { type Profile, profileSchema } from './profile-schema.js';

const BUILT_IN = new URL('../../profiles/', import.meta.url);

export function builtInProfiles(): string[] {
  return readdirSync(BUILT_IN)
    .map((file) => basename(file, '.json'))
    .sort();
}

/** @throws ImportProblem */
export function builtInProfile(name: string): Profile {
  const file = new URL(`${name}.json`, BUILT_IN);
  if (!/^[a-z0-9-]+$/u.test(name) || !existsSync(file)) {
    const near = nearest(name, builtInProfiles());
    const details = { name, near: near ?? '', profiles: builtInProfiles().join(', ') };
    throw new ImportProblem(
      existsSync(name) ? 'profileIsFile' : near === undefined ? 'noProfile' : 'nearProfile',
      details,
    );
  }
  return parseProfile(readFileSync(file, 'utf8'), `${name}.json`);
}

/** @throws ImportProblem */
export function profileFromFile(path: string): Profile {
  if (!existsSync(path)) throw new ImportProblem('noFile', { path });
  if (statSync(path).isDirectory()) throw new ImportProblem('profileIsFolder', { path });
  return parseProfile(readFileSync(path, 'utf8'), path);
}

export function parseProfile(text: string, name: string): Profile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ImportProblem('profileNotJson', { name, reason: error instanceof Error ? error.message : '' });
  }
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProfileProblem(name, faultsOf(parsed.error, value));
}
