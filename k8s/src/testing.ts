import { surroundingsOf } from './emit/chart-files.js';
import { type Profile, profiles } from './profiles.js';
import { evaluate, isTrue, resolve } from './template/evaluate.js';
import type { JsonObject } from './template/tokens.js';
import { defaultsOf, merge } from './values/fields.js';
import { vitrineValues } from './values/vitrine-values.js';
import { templateFiles } from './vitrine-charts.js';

/** For tests: the objects that values give, without going through files. */
export function objectsOf(values: JsonObject, release = 'vitrine'): JsonObject[] {
  const around = surroundingsOf(merge(defaultsOf(vitrineValues), values));
  const named = { ...around, release: { ...around.release, Name: release } };
  return templateFiles()
    .flatMap((file) => file.documents)
    .filter(({ condition }) => !condition || isTrue(evaluate(condition, named)))
    .map(({ body }) => resolve(body, named) as JsonObject);
}

export const everyProfile: readonly { readonly profile: string; readonly objects: readonly JsonObject[] }[] =
  profiles.map(({ name, values }) => ({ profile: name, objects: objectsOf(values) }));

export const profileNamed = (name: string): Profile => {
  const found = profiles.find((profile) => profile.name === name);
  if (!found) throw new Error(`There is no profile ${name}.`);
  return found;
};

/** A place in an object: `at(deployment, 'spec.template.spec.containers.0.image')`. */
export function at(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], object);
}

const TEMPLATE_PATHS: Readonly<Record<string, string>> = {
  Deployment: 'spec.template',
  StatefulSet: 'spec.template',
  Job: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

export interface PodOf {
  readonly name: string;
  readonly kind: string;
  readonly workload: JsonObject;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** Init containers included. */
  readonly containers: readonly JsonObject[];
}

/** The pods that the objects would make. */
export function podsOf(objects: readonly JsonObject[]): PodOf[] {
  return objects.flatMap((workload) => {
    const kind = String(workload.kind);
    const path = TEMPLATE_PATHS[kind];
    const template = kind === 'Pod' ? workload : path && at(workload, path);
    if (!template) return [];
    const spec = at(template, 'spec') as JsonObject;
    const containers = [...((spec.initContainers as JsonObject[]) ?? []), ...(spec.containers as JsonObject[])];
    return [
      {
        name: `${kind}/${at(workload, 'metadata.name')}`,
        kind,
        workload,
        labels: at(template, 'metadata.labels') as Record<string, string>,
        spec,
        containers,
      },
    ];
  });
}

export const ofKind = (objects: readonly JsonObject[], kind: string): JsonObject[] =>
  objects.filter((object) => object.kind === kind);
export const called = (objects: readonly JsonObject[], kind: string, name: string): JsonObject | undefined =>
  objects.find((object) => object.kind === kind && at(object, 'metadata.name') === name);
