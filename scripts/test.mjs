/**
 * `npm test`: every suite, one after the other, on a machine that may have nothing but Node, npm and git.
 * unit → int (real embedded engines) → e2e (whole stack in a browser) beside house and judge (chart and manifests).
 * `npm test -- unit int` runs some of them; `--long` tries many times as many generated inputs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, setPriority, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, checkNode, ensureDebianPackages, install, root, say } from './prepare.mjs';

const stages = ['house', 'unit', 'int', 'e2e', 'judge'];
const asked = process.argv.slice(2).filter((word) => stages.includes(word));
const wanted = asked.length > 0 ? asked : stages;
const rest = process.argv.slice(2).filter((word) => !stages.includes(word) && word !== '--long');
if (process.argv.includes('--long')) process.env.VITRINE_LONG = '1';
/** A suite waits for an engine a third of its time, and all share one set of engines. */
const intWorkers = Math.min(availableParallelism() + 1, 4);
const results = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
/** Says its word when it is done, and makes way for a browser that people's patience is measured by. */
const ASIDE = { stdio: ['ignore', 'pipe', 'pipe'], priority: 10 };
const bin = (name) => join(root, 'node_modules', '.bin', name);
const counts = { passed: 0, failed: 0, skipped: 0 };
const failedStages = [];
/** What failed, said once more at the end: a log of half an hour is seldom read from its beginning. */
const failures = [];
const FAILURE_CHARACTERS = 600;
const running = new Set();
let isInterrupted = false;
// What a stage has started ends with it, however it goes: the engines and the stack watch the jest that started them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isInterrupted = true;
    for (const child of running) child.kill('SIGTERM');
  });
}

checkNode();
install();
if (wanted.includes('e2e')) {
  ensureDebianPackages([
    { command: 'chromium', name: 'chromium' },
    { command: 'firefox-esr', name: 'firefox-esr' },
  ]);
}
build();

if (wanted.includes('unit'))
  await jest('unit', ['--maxWorkers=100%', '--coverage', `--coverageDirectory=${join(root, 'coverage')}`]);
if (wanted.includes('int')) await jest('int', [`--maxWorkers=${intWorkers}`, '--forceExit']);
// More than half of e2e is waiting. What needs the processor alone takes the time that it leaves.
const aside = houseAndJudge();
if (wanted.includes('e2e')) await jest('e2e', ['--runInBand', '--forceExit']);
await aside;

rmSync(results, { recursive: true, force: true });
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(
  `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exit(counts.failed > 0 ? 1 : 0);

/** One after the other: together they would be felt. */
async function houseAndJudge() {
  if (wanted.includes('house')) await house();
  if (wanted.includes('judge')) await judge();
}

/** Types, lint, unused code, direction of dependencies, shape, forgotten specs and links of pages, all at once: each counts as one test. */
async function house() {
  const checks = [
    ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
    ['types of the dashboard', bin('tsc'), ['--noEmit', '-p', 'apps/dashboard/tsconfig.json']],
    ['lint and format', bin('biome'), ['check', '.', '--diagnostic-level=error']],
    ['unused code and dependencies', bin('knip'), ['--no-progress']],
    ['direction of dependencies', bin('turbo'), ['boundaries', '--no-color']],
    ['folders without circles, functions of one idea', process.execPath, [join('scripts', 'shape', 'main.mjs')]],
    ['every spec is run by some project', process.execPath, [join('scripts', 'check-specs.mjs')]],
    ['links of pages lead somewhere', process.execPath, [join('scripts', 'check-links.mjs')]],
  ];
  await Promise.all(checks.map(check));
}

async function check([what, command, args]) {
  const { status, printed } = await run(command, args, {
    ...ASIDE,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  const ok = status === 0;
  say(`${ok ? '✓' : '✗'} ${what}`);
  counts[ok ? 'passed' : 'failed'] += 1;
  if (ok) return;
  failedStages.push(`house: ${what}`);
  console.log(printed.slice(-6000));
}

async function jest(project, args) {
  say(`jest: ${project}`);
  const output = join(results, `${project}.json`);
  const { status } = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      bin('jest'),
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${output}`,
      ...args,
      ...rest,
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', VITRINE_TEST_RUNNER: String(process.pid) },
    },
  );
  const report = readReport(output);
  counts.passed += report.numPassedTests;
  counts.skipped += report.numPendingTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  counts.failed += failed > 0 || status === 0 ? failed : 1;
  if (failed > 0 || status !== 0) failedStages.push(project);
  failures.push(...failuresOf(report));
}

/** Each failed test with the beginning of what it says; a suite that could not run is one. */
function failuresOf({ testResults = [] }) {
  const said = (message = '') => stripVTControlCharacters(message).slice(0, FAILURE_CHARACTERS);
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed');
      const where = relative(root, name);
      if (tests.length === 0) return [`${where}\n${said(message)}`];
      return tests.map(({ fullName, failureMessages }) => `${where} › ${fullName}\n${said(failureMessages[0])}`);
    });
}

/** In CI every judge must run and is installed for it; a laptop runs those it has, and skips are counted. */
async function judge() {
  const output = join(results, 'judge.json');
  const how = process.env.CI ? '--install' : '--available';
  const { printed } = await run(process.execPath, [join('k8s', 'judge.mjs'), how, `--report=${output}`], ASIDE);
  say('judge: chart and manifests');
  console.log(printed.trimEnd());
  const { passed = 0, failed = 1, skipped = 0 } = readReport(output);
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
  if (failed > 0) failedStages.push('judge');
}

/** One command to its end; an interruption is the end of everything. */
async function run(command, args, { priority = 0, ...options }) {
  let printed = '';
  const child = spawn(command, args, { cwd: root, ...options });
  if (child.pid !== undefined && priority > 0) setPriority(child.pid, priority);
  running.add(child);
  const status = await new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  running.delete(child);
  if (!isInterrupted) return { status, printed };
  rmSync(results, { recursive: true, force: true });
  console.log('\nInterrupted.');
  process.exit(130);
}

/** A suite that left no report did not run: that is one failure, never a silent pass. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numPendingTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  }
}
