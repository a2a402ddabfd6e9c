import { parseArgs } from 'node:util';

/** Something is wrong with the command line; the message is followed by the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface ImportArguments {
  readonly profile: string | null;
  readonly profileFile: string | null;
  readonly paths: readonly string[];
  readonly tenant: string | null;
  readonly createTenant: boolean;
  readonly currency: string | null;
  readonly dryRun: boolean;
  readonly noCatalog: boolean;
  readonly noWait: boolean;
  readonly help: boolean;
}

/** @throws UsageError */
export function readArguments(argv: readonly string[]): ImportArguments {
  const { values, positionals } = parse(argv);
  const profileFile = values['profile-file'] ?? null;
  const profile = profileFile === null ? (positionals[0] ?? null) : null;
  const paths = profileFile === null ? positionals.slice(1) : positionals;
  const help = values.help === true;
  if (!help && profile === null && profileFile === null) throw new UsageError('Which profile?');
  if (!help && paths.length === 0) throw new UsageError('Which file?');
  return {
    profile,
    profileFile,
    paths,
    tenant: values.tenant ?? null,
    createTenant: values['create-tenant'] === true,
    currency: values.currency?.toUpperCase() ?? null,
    dryRun: values['dry-run'] === true,
    noCatalog: values['no-catalog'] === true,
    noWait: values['no-wait'] === true,
    help,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'profile-file': { type: 'string' },
        tenant: { type: 'string' },
        'create-tenant': { type: 'boolean' },
        currency: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'no-catalog': { type: 'boolean' },
        'no-wait': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
