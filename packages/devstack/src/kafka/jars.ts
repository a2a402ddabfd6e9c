import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../engine/engine-error.js';
import { installTool, WAYS_AROUND } from './install.js';

const pom = fileURLToPath(new URL('../../kafka/pom.xml', import.meta.url));
const maven = { title: 'Maven', code: 'maven_missing', debianPackage: 'maven' } as const;

/**
 * The folder with the broker's jars, fetched by Maven the first time and kept outside node_modules for every clone.
 * @throws EngineError `maven_missing`, `download_failed`, `disk_full`.
 */
export function requireJars(home: string, log: (line: string) => void): string {
  const version = /<version>([^<]+)/.exec(readFileSync(pom, 'utf8'))?.[1] ?? 'unknown';
  const cache = writableCache(home);
  const jars = join(cache, `kafka-${version}`);
  if (existsSync(jars)) return jars;

  if (!hasMaven()) installTool(maven, log);
  log(`Fetching Apache Kafka ${version} (44 MB, once)`);
  // Fetched aside and renamed whole: a run cut short leaves nothing that looks complete.
  const aside = mkdtempSync(join(cache, 'fetching-'));
  try {
    fetchInto(aside);
    renameSync(aside, jars);
  } catch (error) {
    if (!existsSync(jars)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return jars;
}

function writableCache(home: string): string {
  const wanted = process.env.VITRINE_CACHE ?? join(homedir(), '.cache', 'vitrine');
  for (const folder of [wanted, join(home, 'cache')]) {
    try {
      mkdirSync(folder, { recursive: true });
      rmSync(mkdtempSync(join(folder, 'probe-')), { recursive: true });
      return folder;
    } catch {
      // Read-only: the home itself is the last resort.
    }
  }
  throw new EngineError(
    'home_unusable',
    `Neither ${wanted} nor ${home} can be written to: set VITRINE_CACHE to a folder that can.`,
  );
}

const hasMaven = (): boolean => spawnSync('mvn', ['-v'], { stdio: 'ignore' }).status === 0;

function fetchInto(folder: string): void {
  const args = [
    '-q',
    '-B',
    '-f',
    pom,
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${folder}`,
  ];
  // From its own folder: Maven would write a `target` beside the pom otherwise.
  const run = spawnSync('mvn', args, { cwd: dirname(folder), encoding: 'utf8', timeout: 600_000 });
  if (run.status === 0) return;
  const output = `${run.stdout}${run.stderr}`;
  if (/No space left on device/i.test(output)) {
    throw new EngineError('disk_full', `The disk that holds ${folder} is full: free some space, then start again.`);
  }
  const reason = /ERROR\] (.*)/.exec(output)?.[1] ?? 'no answer within ten minutes';
  throw new EngineError(
    'download_failed',
    `Maven could not fetch Kafka (${reason.slice(0, 200)}): check that this machine reaches a Maven repository, then start again; ${WAYS_AROUND}.`,
  );
}
