import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installTool } from './install.js';

const OLDEST = 17;
const tool = { title: `Java ${OLDEST} or newer`, code: 'java_missing', debianPackage: 'default-jre-headless' } as const;

/**
 * The path of a Java that can run Kafka, installed first where that is possible.
 * @throws EngineError `java_missing`.
 */
export function requireJava(log: (line: string) => void): string {
  const found = findJava();
  if (found !== undefined) return found;
  installTool(tool, log);
  const installed = findJava();
  if (installed !== undefined) return installed;
  // Newer than the distribution's default, under its own name.
  installTool({ ...tool, debianPackage: `openjdk-${OLDEST}-jre-headless` }, log);
  return findJava() ?? 'java';
}

function findJava(): string | undefined {
  const home = process.env.JAVA_HOME;
  const candidates = home === undefined ? ['java'] : [join(home, 'bin', 'java'), 'java'];
  return candidates.find((java) => majorVersion(java) >= OLDEST);
}

function majorVersion(java: string): number {
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(answer.stderr ?? '')?.[1] ?? 0);
}
