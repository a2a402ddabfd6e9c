import type { RunFile } from './run-file.js';

/** The last words of a start: where to look and who can log in. */
export function welcome(urls: RunFile['urls'], logins: RunFile['logins'], home: string, seconds: number): void {
  const wide = Math.max(0, ...logins.map(({ email }) => email.length));
  const people = logins.map(({ role, email, password }) => `    ${role.padEnd(9)} ${email.padEnd(wide)}  ${password}`);
  process.stdout.write(
    [
      '',
      `  Vitrine is ready (${seconds.toFixed(0)} s).`,
      '',
      `    dashboard  ${urls.dashboard}`,
      `    api        ${urls.api}/docs`,
      `    kafka      ${urls.kafka}`,
      '',
      ...people,
      '',
      `    Keys and addresses for scripts: ${home}/run.json · logs: ${home}/logs · Ctrl-C stops everything`,
      '',
      '',
    ].join('\n'),
  );
}
