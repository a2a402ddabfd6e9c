import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { EngineError, type EngineErrorCode } from '../engine/engine-error.js';

export const WAYS_AROUND =
  'or do without: `docker compose -f docker/compose.yml up`, or KAFKA_BROKERS=<host:port> for a Kafka you already have';

export interface Tool {
  readonly title: string;
  readonly code: EngineErrorCode;
  readonly debianPackage: string;
}

/**
 * Installs a missing tool with apt-get where this process may (root on Debian or Ubuntu), and says so.
 * @throws EngineError with the command for a person to type, elsewhere or when apt-get fails.
 */
export function installTool(tool: Tool, log: (line: string) => void): void {
  if (!existsSync('/etc/debian_version')) throw missing(tool, `install ${tool.title}`);
  const command = `apt-get install -y --no-install-recommends ${tool.debianPackage}`;
  if (process.getuid?.() !== 0) throw missing(tool, `type \`sudo ${command}\``);

  log(`${tool.title} is missing: installing it (${command})`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore', timeout: 180_000 });
  const [program = '', ...args] = command.split(' ');
  const done = spawnSync(program, args, { env, stdio: 'ignore', timeout: 600_000 });
  if (done.status !== 0) throw missing(tool, `type \`${command}\` and read its answer`);
}

const missing = (tool: Tool, remedy: string): EngineError =>
  new EngineError(
    tool.code,
    `Kafka needs ${tool.title} and it is not here: ${remedy}, then start again; ${WAYS_AROUND}.`,
  );
