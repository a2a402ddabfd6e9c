import { parseArgs } from 'node:util';
import { tenantSchema } from '@vitrine/contracts';
import { ImportProblem } from '../messages/import-problem.js';

/** Something is wrong with the command line; its sentence is followed by the usage. */
export class UsageProblem extends ImportProblem {}

export interface ImportArguments {
  readonly profile: string | null;
  readonly profileFile: string | null;
  readonly paths: readonly string[];
  readonly tenant: string | null;
  readonly createTenant: boolean;
  readonly currency: string | null;
  /** Nought for a first import; the nth one of mended files takes the place of those before. */
  readonly correction: number;
  readonly dryRun: boolean;
  readonly noCatalog: boolean;
  readonly noWait: boolean;
  readonly help: boolean;
}

const MAX_CORRECTION = 1_000;

/** @throws ImportProblem */
export function readArguments(argv: readonly string[]): ImportArguments {
  const { values, positionals } = parse(argv);
  const profileFile = values['profile-file'] ?? null;
  const profile = profileFile === null ? (positionals[0] ?? null) : null;
  const paths = profileFile === null ? positionals.slice(1) : positionals;
  const help = values.help === true;
  if (!help && profile === null && profileFile === null) throw new UsageProblem('whichProfile');
  if (!help && paths.length === 0) throw new UsageProblem('whichFile');
  const tenant = values.tenant ?? null;
  const currency = values.currency?.toUpperCase() ?? null;
  if (tenant !== null && !tenantSchema.shape.id.safeParse(tenant).success)
    throw new ImportProblem('badTenant', { tenant });
  if (currency !== null && !tenantSchema.shape.currency.safeParse(currency).success)
    throw new ImportProblem('badCurrency', { currency });
  const correction = /^[0-9]{1,4}$/u.test(values.correction ?? '0') ? Number(values.correction ?? 0) : Number.NaN;
  if (!(correction <= MAX_CORRECTION))
    throw new UsageProblem('badCorrection', { correction: values.correction ?? '', most: MAX_CORRECTION });
  return {
    profile,
    profileFile,
    paths,
    tenant,
    createTenant: values['create-tenant'] === true,
    currency,
    correction,
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
        correction: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'no-catalog': { type: 'boolean' },
        'no-wait': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [, option = '?'] = /'(-[^' ]*)/u.exec(String(error)) ?? [];
    throw new UsageProblem('wrongOption', { option });
  }
}
