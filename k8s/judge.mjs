/**
 * The judges of chart and manifests: `node k8s/judge.mjs [--install] [--offline]`. Every judge must run; one that cannot is a
 * failure, unless --offline leaves out the API server. Reads the committed output, after checking that it is what synth writes.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as server from './judge/api-server.mjs';
import { generatedIsCommitted } from './judge/generated.mjs';
import * as linters from './judge/linters.mjs';
import { refusals } from './judge/refusals.mjs';
import { compareObjects, distDir, distObjects, helmTemplate, nameOf, parse, profiles, root } from './judge/render.mjs';
import { kindsOf, writeSchemas } from './judge/schemas.mjs';
import { install } from './judge/tools.mjs';

/** Choices that no profile makes, judged all the same. */
const VARIANTS = {
  'Altinity and Gateway API': ['--set', 'clickhouse.mode=altinity', '--set', 'ingress.mode=gateway'],
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

const has = (option) => process.argv.includes(option);
let passed = 0;
let failed = 0;

async function judge(name, check) {
  const from = Date.now();
  let complaints;
  try {
    complaints = await check();
  } catch (error) {
    complaints = [`could not run: ${error.message}`];
  }
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  for (const complaint of complaints.slice(0, 20)) console.log(`       ${complaint.slice(0, 600)}`);
  if (complaints.length === 0) passed += 1;
  else failed += 1;
}

if (has('--install')) install();
await judge('generated = committed', generatedIsCommitted);
await judge('helm lint --strict', linters.lint);
await judge('vitrine-prereqs without its sub-charts', linters.prereqs);
await judge('what is missing is named, with the command that mends it', refusals);
await judge('two renders are byte-equal', () =>
  profiles.filter((profile) => {
    const [first, second] = [helmTemplate(profile), helmTemplate(profile)];
    return first !== second;
  }),
);
await judge('helm template = k8s/dist, object for object', () =>
  profiles.flatMap((profile) =>
    compareObjects(parse(helmTemplate(profile)), distObjects(profile)).map((line) => `${profile}: ${line}`),
  ),
);
await judge('no object has two makers', () =>
  profiles.flatMap((profile) => {
    const names = distObjects(profile).map(nameOf);
    return names.filter((name, index) => names.indexOf(name) !== index);
  }),
);
await judge('kube-score, critical and warning', linters.kubeScore);
await judge('checkov', linters.checkov);

if (!has('--offline')) {
  let stop = () => {};
  await judge('API server answers, CRDs installed', () => {
    stop = server.startServer();
    server.installCrds();
    return [];
  });
  await judge('kubeconform -strict with CRDs', () => {
    const kinds = kindsOf(profiles.flatMap(distObjects));
    return linters.kubeconform(
      writeSchemas(mkdtempSync(join(tmpdir(), 'vitrine-schemas-')), server.openApi(), server.readCrds(), kinds),
    );
  });
  for (const profile of profiles)
    await judge(`API server, restricted, no warning: ${profile}`, () => server.judgeFolder(join(distDir, profile)));
  for (const [name, more] of Object.entries(VARIANTS)) {
    await judge(`API server, restricted, no warning: ${name}`, () =>
      server.judgeText(helmTemplate('production', more)),
    );
  }
  for (const profile of profiles)
    await judge(`API server, upgrade and back: ${profile}`, () => server.judgeUpgrade(profile));
  await judge('API server, two releases in one namespace', server.judgeTwoReleases);
  stop();
}

console.log(`judges: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
