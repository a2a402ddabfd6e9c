import { loadEnv } from '@vitrine/platform';
import { envSchema } from '../env.js';
import { builtInProfile, builtInProfiles, profileFromFile } from '../profiles/load-profile.js';
import { readArguments, UsageError } from './arguments.js';
import { type Language, languageOf } from './messages.js';
import { TenantProblem } from './prepare-tenant.js';
import { ProgressBar } from './progress-bar.js';
import { ImportProblem, runImport } from './run-import.js';
import { findStack } from './stack.js';
import { summaryOf } from './summary.js';

/** `npm run import -- <profile> <path…>`; exits 0 when everything was sent and judged, 1 otherwise. */
async function main(): Promise<void> {
  const env = loadEnv(envSchema, process.env);
  const language = languageOf(env.LANG);
  const { say, numbers } = language;
  try {
    const args = readArguments(process.argv.slice(2));
    if (args.help) {
      process.stdout.write(`${say('usage', { profiles: builtInProfiles().join(', ') })}\n`);
      return;
    }
    const profile = args.profileFile === null ? builtInProfile(args.profile ?? '') : profileFromFile(args.profileFile);
    const bar = new ProgressBar(process.stderr, numbers, {
      rows: say('rows'),
      perSecond: say('perSecond'),
      left: say('left'),
    });
    const result = await runImport(profile, args, findStack(env), bar, language);
    process.stdout.write(summaryOf(result, language));
    if (!result.isCaughtUp) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`\n${explain(error, language)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown, { say }: Language): string {
  if (error instanceof UsageError)
    return `${error.message}\n\n${say('usage', { profiles: builtInProfiles().join(', ') })}`;
  if (error instanceof TenantProblem) return say(error.reason, error.details);
  if (error instanceof ImportProblem) return say(error.reason);
  return error instanceof Error ? error.message : String(error);
}

await main();
