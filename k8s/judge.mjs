/**
 * The judges of chart and manifests: `npm run judge -- [--install | --available] [--report=FILE]`. Every judge must run: one that cannot is
 * a failure. With --available (`npm test` on a laptop) those without their tool are skipped, by name. Reads the committed output, after
 * checking that it is what synth writes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as server from './judge/api-server.mjs';
import { generatedIsCommitted } from './judge/generated.mjs';
import * as linters from './judge/linters.mjs';
import { refusals } from './judge/refusals.mjs';
import { compareObjects, distObjects, helmTemplate, nameOf, parse, profiles, root } from './judge/render.mjs';
import { kindsOf, writeSchemas } from './judge/schemas.mjs';
import { scratch } from './judge/scratch.mjs';
import { install, isThere } from './judge/tools.mjs';

/** Choices that no profile makes, judged all the same. */
const VARIANTS = {
  'Altinity and Gateway API': [
    ...['--values', join(root, 'k8s/judge/every-knob.yaml')],
    ...['--set', 'clickhouse.mode=altinity,ingress.mode=gateway'],
  ],
  'external engines': [
    '--set',
    'kafka.mode=external,kafka.brokers=k:9096,kafka.saslMechanism=scram-sha-512,kafka.existingSecret=k',
    '--set',
    'clickhouse.mode=external,clickhouse.url=https://c:8443',
    '--set',
    'postgres.mode=external,postgres.existingSecret=p,postgres.caSecret=ca',
  ],
  paused: ['--set', 'paused=true'],
  'every knob': ['--values', join(root, 'k8s/judge/every-knob.yaml')],
};

const onlyAvailable = process.argv.includes('--available');
const report = process.argv.find((word) => word.startsWith('--report='))?.slice('--report='.length);
const counts = { passed: 0, failed: 0, skipped: 0 };
if (process.argv.includes('--install')) install();
const missing = new Set(
  ['helm', 'kubeconform', 'kube-score', 'checkov'].filter((tool) => onlyAvailable && !isThere(tool)),
);
if (onlyAvailable && !server.isUp()) missing.add('API server');

/** One judge: `needs` names what it cannot do without, `check` gives complaints. */
async function judge(name, needs, check) {
  if (needs.some((tool) => missing.has(tool))) {
    counts.skipped += 1;
    return;
  }
  const from = Date.now();
  const complaints = await complaintsOf(check);
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  for (const complaint of complaints.slice(0, 20)) console.log(`       ${complaint.slice(0, 600)}`);
  counts[complaints.length === 0 ? 'passed' : 'failed'] += 1;
}

async function complaintsOf(check) {
  try {
    return await check();
  } catch (error) {
    return [`could not run: ${error.message}`];
  }
}

await judge('generated = committed', [], generatedIsCommitted);
await judge('helm lint --strict', ['helm'], linters.lint);
await judge('vitrine-prereqs without its sub-charts', ['helm'], linters.prereqs);
await judge('what is missing is named, with the command that mends it', ['helm'], refusals);
await judge('two renders are byte-equal', ['helm'], () =>
  profiles.filter((profile) => {
    const [first, second] = [helmTemplate(profile), helmTemplate(profile)];
    return first !== second;
  }),
);
await judge('helm template = k8s/dist, object for object', ['helm'], () =>
  profiles.flatMap((profile) =>
    compareObjects(parse(helmTemplate(profile)), distObjects(profile)).map((line) => `${profile}: ${line}`),
  ),
);
await judge('no object has two makers', [], () =>
  profiles.flatMap((profile) => {
    const names = distObjects(profile).map(nameOf);
    return names.filter((name, index) => names.indexOf(name) !== index);
  }),
);
await judge('kube-score, critical and warning', ['kube-score'], linters.kubeScore);
await judge('checkov', ['checkov'], linters.checkov);

let stop = () => {};
await judge('API server answers, CRDs installed', ['API server'], () => {
  stop = server.startServer();
  server.installCrds();
  return [];
});
await judge('kubeconform -strict with CRDs', ['kubeconform', 'API server'], () => {
  const kinds = kindsOf(profiles.flatMap(distObjects));
  return linters.kubeconform(
    writeSchemas(scratch('schemas'), server.openApi(), server.readCrds(), kinds),
    server.withoutCrds,
  );
});
for (const profile of profiles)
  await judge(`API server, restricted, no warning: ${profile}`, ['API server'], () => server.judgeProfile(profile));
for (const [name, more] of Object.entries(VARIANTS)) {
  await judge(`API server, restricted, no warning: ${name}`, ['helm', 'API server'], () =>
    server.judgeText(helmTemplate('production', more)),
  );
}
await judge('API server, no warning: vitrine-prereqs', ['helm', 'API server'], () =>
  server.judgeText(linters.prereqsText()),
);
for (const profile of profiles)
  await judge(`API server, upgrade and back: ${profile}`, ['helm', 'API server'], () => server.judgeUpgrade(profile));
await judge('API server, two releases in one namespace', ['helm', 'API server'], server.judgeTwoReleases);
stop();

if (missing.size > 0)
  console.log(
    `skip ${counts.skipped} judges: no ${[...missing].join(', no ')} here; \`npm run judge -- --install\` brings them (Go and Python 3)`,
  );
if (report) writeFileSync(report, JSON.stringify(counts));
else console.log(`judges: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
