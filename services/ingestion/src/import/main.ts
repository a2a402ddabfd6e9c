import { BusAuthError, BusUnavailable } from '@vitrine/bus';
import { ReadingProblem } from '@vitrine/contracts';
import { loadEnv } from '@vitrine/platform';
import { StoreAuthError, StoreQueryError, StoreUnavailable } from '@vitrine/store';
import { WarehouseAuthError, WarehouseQueryError, WarehouseUnavailable } from '@vitrine/warehouse';
import { envSchema } from '../env.js';
import { ExpressionError } from '../expression/syntax.js';
import { ImportProblem } from '../messages/import-problem.js';
import { type Language, languageOf, type Messages } from '../messages/messages.js';
import { builtInProfile, builtInProfiles, profileFromFile } from '../profiles/load-profile.js';
import { ProfileProblem } from '../profiles/profile-problem.js';
import { readArguments, UsageProblem } from './arguments.js';
import { exitCodeOf } from './exit-code.js';
import { ProgressBar } from './progress-bar.js';
import { runImport } from './run-import.js';
import { findStack } from './stack.js';
import { summaryOf } from './summary.js';

/** The exit code of a command that Ctrl-C ended. */
const STOPPED = 130;

/** `npm run import -- <profile> <path…>`; exits as `exitCodeOf` says, 1 on a failure, 2 on wrong use, 130 when stopped. */
async function main(argv: readonly string[], language: Language): Promise<void> {
  const { say, numbers } = language;
  const args = readArguments(argv);
  if (args.help) {
    process.stdout.write(`${usage(language)}\n`);
    return;
  }
  const profile = args.profileFile === null ? builtInProfile(args.profile ?? '') : profileFromFile(args.profileFile);
  const bar = new ProgressBar(process.stderr, numbers, {
    rows: say('rows'),
    perSecond: say('perSecond'),
    left: say('left'),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      bar.tell(`\n${say(args.dryRun ? 'stoppedTrial' : 'stopped', { rows: bar.rows })}`);
      process.exit(STOPPED);
    });
  const result = await runImport(profile, args, findStack(loadEnv(envSchema, process.env)), bar, language);
  process.stdout.write(summaryOf(result, language));
  process.exitCode = exitCodeOf(result);
}

const usage = ({ say }: Language): string => say('usage', { profiles: builtInProfiles().join(', ') });

function explain(error: unknown, language: Language): string {
  const { say } = language;
  if (error instanceof UsageProblem) return `${say(error.reason, error.details)}\n\n${usage(language)}`;
  if (error instanceof ProfileProblem) return explainProfile(error, language);
  if (error instanceof ReadingProblem) return explainReading(error, language);
  if (error instanceof ImportProblem) return say(error.reason, error.details);
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof ExpressionError) return say('profileExpression', { reason });
  const [, known] = ENGINES.find(([type]) => error instanceof type) ?? [];
  return known === undefined ? reason : say(known, { reason });
}

/** A file that turns out to be cut off has given rows before. */
function explainReading({ reason, details }: ReadingProblem, { say }: Language): string {
  const isLate = reason === 'cutOff' || reason === 'openQuote';
  return `${say(reason, details)}${isLate ? ` ${say('readBefore')}` : ''}`;
}

function explainProfile({ reason, details, faults }: ProfileProblem, { say }: Language): string {
  const lines = faults.map((fault) => `  ${fault.field || say('wholeProfile')}: ${say(fault.reason, fault.details)}`);
  return [say(reason, details), ...lines].join('\n');
}

/** The engines' packages speak English to operators; these are their sentences in the reader's own language. */
const ENGINES: readonly (readonly [abstract new (...args: never[]) => Error, keyof Messages])[] = [
  [BusUnavailable, 'kafkaAway'],
  [BusAuthError, 'kafkaRefused'],
  [WarehouseUnavailable, 'warehouseAway'],
  [WarehouseAuthError, 'warehouseRefused'],
  [StoreUnavailable, 'storeAway'],
  [StoreAuthError, 'storeRefused'],
  [StoreQueryError, 'engineRefused'],
  [WarehouseQueryError, 'engineRefused'],
];

const language = languageOf(process.env.LC_ALL || process.env.LANG || '');
try {
  await main(process.argv.slice(2), language);
} catch (error) {
  process.stderr.write(`\n${explain(error, language)}\n`);
  process.exitCode = error instanceof UsageProblem ? 2 : 1;
}
