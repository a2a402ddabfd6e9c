import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type Profile, profileSchema } from './profile-schema.js';

/** The profile does not exist or is not one; the message says what to change. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}

const BUILT_IN = new URL('../../profiles/', import.meta.url);

export function builtInProfiles(): string[] {
  return readdirSync(BUILT_IN)
    .map((file) => basename(file, '.json'))
    .sort();
}

/** @throws ProfileError */
export function builtInProfile(name: string): Profile {
  const file = new URL(`${name}.json`, BUILT_IN);
  if (!/^[a-z0-9-]+$/u.test(name) || !existsSync(file)) {
    throw new ProfileError(
      `There is no profile “${name}”. Built in: ${builtInProfiles().join(', ')}. Your own: --profile-file mine.json`,
    );
  }
  return parseProfile(readFileSync(file, 'utf8'), `${name}.json`);
}

/** @throws ProfileError */
export function profileFromFile(path: string): Profile {
  if (!existsSync(path)) throw new ProfileError(`There is no file ${path}.`);
  return parseProfile(readFileSync(path, 'utf8'), path);
}

export function parseProfile(text: string, name: string): Profile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ProfileError(`${name} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProfileError(`${name} is not a profile:\n${z.prettifyError(parsed.error)}`);
}
