import type { RunFile } from './run-file.js';

/** The last words of a start: where to look, who can log in and, where nothing is sold, what to do next. */
export function welcome(
  { urls, logins }: Pick<RunFile, 'urls' | 'logins'>,
  home: string,
  seconds: number,
  emptyTenant: string | undefined,
): void {
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
      `    mail       ${urls.mail} (mail and webhooks end here)`,
      '',
      ...people,
      '',
      ...(emptyTenant
        ? [`    Nothing is sold in ${emptyTenant} yet: push a ticket of yours (docs/guides/producers.md)`, '']
        : []),
      `    Keys and addresses for scripts: ${home}/run.json · logs: ${home}/logs · Ctrl-C stops everything`,
      '',
      '',
    ].join('\n'),
  );
}
