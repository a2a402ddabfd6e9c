import { profiles } from '../profiles.js';
import { CHART } from '../release.js';
import { vitrineValues } from '../values/vitrine-values.js';
import { requiredTable, valuesTable } from './values-yaml.js';

/** NOTES.txt: the three next commands. */
export const notes = `{{- if .Values.paused }}
Vitrine {{ .Chart.AppVersion }} is paused: no pods of ours run, the volumes stay. Wake it with --set paused=false.
{{- else }}
Vitrine {{ .Chart.AppVersion }} is on its way in namespace {{ .Release.Namespace }}.

1. Wait until everything is ready:
     kubectl --namespace {{ .Release.Namespace }} wait --for=condition=Available deployment --selector app.kubernetes.io/instance={{ .Release.Name }} --timeout=5m
2. Ask it whether it works:
     helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }}
3. Open it:
{{- if eq .Values.ingress.mode "none" }}
     kubectl --namespace {{ .Release.Namespace }} port-forward service/{{ include "vitrine.fullname" . }}-dashboard 3000   # then http://localhost:3000
{{- else }}
     https://{{ .Values.ingress.host }}
{{- end }}
{{- if .Release.IsInstall }}

Nobody can log in yet: docs/operations.md, "The first person".
{{- end }}
{{- end }}
`;

/** The chart's README: install, required values, profiles, all values. */
export function chartReadme(): string {
  return `# vitrine

Sales intelligence for shops, live: Kafka in, ClickHouse inside, a dashboard out. Written by \`npm run synth\`; do not edit.

## Install
\`\`\`sh
kubectl create namespace vitrine
kubectl --namespace vitrine create secret generic vitrine-app --from-literal=privacy-key=$(openssl rand -hex 32) --from-literal=admin-api-key=vtr_live_$(openssl rand -hex 24)
kubectl --namespace vitrine create secret generic vitrine-clickhouse --from-literal=password=$(openssl rand -hex 24)
kubectl --namespace vitrine create secret generic vitrine-postgres --from-literal=password=$(openssl rand -hex 24)
helm install vitrine charts/vitrine --namespace vitrine --values charts/vitrine/values-small.yaml --wait
helm test vitrine --namespace vitrine
\`\`\`
Then make the first tenant and person: docs/operations.md, "The first person". Without Helm: \`kubectl apply --namespace vitrine --server-side --filename k8s/dist/small\` after the same four first commands; before applying another version that way, \`kubectl --namespace vitrine delete --ignore-not-found job/vitrine-preflight pod/vitrine-test-web\`, which run once and cannot be changed. Keep the privacy key: without it, customers' tokens can never be made again.

Needs Kubernetes ${CHART.kubeVersion.replace('>=', '').replace('-0', '')} or newer. Operators for the profiles production, staging and eks: \`charts/vitrine-prereqs\`; the profiles production and staging also expect a StorageClass \`encrypted\` and a ClusterIssuer \`vitrine\`, whose names are values.

## Required values
${requiredTable(vitrineValues)}

Every credential is the name of an existing Secret; the chart makes none, looks none up and has no default password.

## Profiles
| file | what it is |
|---|---|
${profiles.map(({ name, about }) => `| \`values-${name}.yaml\` | ${about} |`).join('\n')}

The same profiles as plain manifests: \`k8s/dist/<profile>\`, equal to \`helm template\` object for object (checked in CI). Between StatefulSet engines, traffic stays inside the namespace behind NetworkPolicies and is not encrypted; the operators' profiles use TLS on every hop.

## Upgrade
See [UPGRADING.md](UPGRADING.md). Uninstalling keeps the volumes of Kafka, ClickHouse and Postgres.

## All values
${valuesTable(vitrineValues)}
`;
}

export const upgrading = `# Upgrading

Written by \`npm run synth\` from k8s/src/emit/words.ts.

## How an upgrade goes
1. Read the section of your version below, then look at the difference: \`helm template vitrine charts/vitrine --namespace vitrine --values yours.yaml --no-hooks --set checks.cluster=false | kubectl diff --namespace vitrine --filename -\` (\`helm template\` asks no cluster which kinds it knows, so that check is off here).
2. \`helm upgrade vitrine charts/vitrine --namespace vitrine --values yours.yaml --rollback-on-failure --wait --timeout 15m\` (Helm 3: \`--atomic\`). The migration Job of the new schema runs beside the old pods; new pods wait for it in their init container and come up one at a time.
3. \`helm test vitrine --namespace vitrine\`.

Only what a value touches restarts: pods carry no version labels, and a digest of their configuration only.

## Going back
\`helm rollback vitrine --namespace vitrine --wait\`. One version back is always possible: migrations only add (expand), and a column or table is dropped one release after nothing reads it any more (contract). Services accept a schema newer than their own.

## Fixed for ever
Selectors, names of volumes, consumer groups and topic names. \`kafka.partitions\` may grow, never shrink: docs/operations.md, "Raising the partitions of a live system".

## Versions
### 0.1.0
The first one.
`;
