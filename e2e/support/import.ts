import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run import -- …` as a person types it, against the running stack. @returns what it printed */
export function runImport(...args: string[]): Promise<string> {
  const env = { ...process.env, VITRINE_HOME: dirname(process.env.VITRINE_RUN_JSON ?? ''), NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['scripts/import.mjs', ...args],
      { cwd: root, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`import failed: ${stdout}\n${stderr}`));
        else resolve(`${stdout}\n${stderr}`);
      },
    );
  });
}
