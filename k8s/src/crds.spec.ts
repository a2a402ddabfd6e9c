import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { misfits, type StructuralSchema } from './crds.js';
import type { JsonObject } from './template/tokens.js';
import { at, everyProfile, objectsOf, profileNamed } from './testing.js';

/** The operators' CRDs lie beside the repository; a clone without them still has kubeconform and the API server in CI. */
const folder = process.env.VITRINE_CRDS_DIR ?? fileURLToPath(new URL('../../../shared/crds/', import.meta.url));
const BUILT_IN = /^(v1|apps\/v1|batch\/v1|policy\/v1|autoscaling\/v2|networking\.k8s\.io\/v1|scheduling\.k8s\.io\/v1)$/;
/** CloudNativePG's is not among them: the part that we use is ours. */
const own = fileURLToPath(new URL('../crds/', import.meta.url));

interface Crd {
  readonly spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: StructuralSchema } }[];
  };
}

function schemas(): Map<string, StructuralSchema> {
  const files = [folder, own].flatMap((from) =>
    readdirSync(from)
      .filter((name) => name.endsWith('.yaml') && name !== 'EXAMPLES.yaml')
      .map((name) => `${from}/${name}`),
  );
  const crds = files.flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8')).map((each) => each.toJS() as Crd | null),
  );
  return new Map(
    crds.flatMap((crd) =>
      crd?.spec
        ? crd.spec.versions.map((version): [string, StructuralSchema] => [
            `${crd.spec.group}/${version.name}/${crd.spec.names.kind}`,
            version.schema.openAPIV3Schema,
          ])
        : [],
    ),
  );
}

(existsSync(folder) ? describe : describe.skip)('custom resources', () => {
  const known = existsSync(folder) ? schemas() : new Map<string, StructuralSchema>();
  const altinity: JsonObject = {
    ...profileNamed('production').values,
    clickhouse: { mode: 'altinity', existingSecret: 'c' },
  };
  const gateway: JsonObject = { ...profileNamed('production').values, ingress: { mode: 'gateway', host: 'a.example' } };
  const cases = [
    ...everyProfile,
    { profile: 'production with Altinity', objects: objectsOf(altinity) },
    { profile: 'production with a Gateway', objects: objectsOf(gateway) },
  ];

  it.each(cases)('of the profile $profile fit their CRDs', ({ objects }) => {
    const custom = objects.filter((object) => !BUILT_IN.test(String(object.apiVersion)));
    const complaints = custom.flatMap((object) => {
      const name = `${object.kind}/${String(at(object, 'metadata.name'))}`;
      const schema = known.get(`${object.apiVersion}/${object.kind}`);
      return schema
        ? misfits(
            object,
            {
              ...schema,
              properties: { ...schema.properties, metadata: { type: 'object', additionalProperties: true } },
            },
            name,
          )
        : [`${name}: no CRD for ${object.apiVersion}`];
    });
    expect(complaints).toEqual([]);
  });

  it('would be refused with a misspelt field', () => {
    const schema = known.get('keda.sh/v1alpha1/ScaledObject');
    expect(misfits({ spec: { scaleTargetRef: { nmae: 'x' }, triggers: [] } }, schema ?? {}, 'it')).toContain(
      'it.spec.scaleTargetRef.nmae: unknown, it would be dropped',
    );
  });
});
