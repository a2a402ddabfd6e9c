/** Strict JSON schemas for kubeconform: Kubernetes' kinds from the server's own OpenAPI, the others from their CRDs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from './render.mjs';

const IS_INT_OR_STRING = (schema) => schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'];

/** Closes every object that lists its properties, so that a misspelt or dropped field is an error. */
function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (IS_INT_OR_STRING(schema)) return { anyOf: [{ type: 'string' }, { type: 'integer' }] };
  const closed = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith('x-') && !['description', 'format', 'pattern', 'default'].includes(key))
      .map(([key, value]) => [
        key,
        key === 'properties'
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strict(each)]))
          : strict(value),
      ]),
  );
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties !== undefined;
  return schema.properties && !open ? { ...closed, additionalProperties: false } : closed;
}

/** Writes one file for each kind that appears. @returns kubeconform's template for the folder */
export function writeSchemas(folder, openApi, crds, kinds) {
  mkdirSync(folder, { recursive: true });
  const definitions = strict(openApi.definitions);
  definitions['io.k8s.apimachinery.pkg.api.resource.Quantity'] = { anyOf: [{ type: 'string' }, { type: 'number' }] };
  for (const [name, definition] of Object.entries(openApi.definitions)) {
    for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
      if (kinds.has(`${group}/${version}/${kind}`))
        save(folder, group, version, kind, { $ref: `#/definitions/${name}`, definitions });
    }
  }
  for (const crd of crds.flatMap(parse)) {
    for (const version of crd.spec.versions) {
      const { group, names } = crd.spec;
      if (!kinds.has(`${group}/${version.name}/${names.kind}`)) continue;
      const schema = strict(version.schema.openAPIV3Schema);
      save(folder, group, version.name, names.kind, {
        ...schema,
        properties: {
          ...schema.properties,
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { type: 'object' },
        },
      });
    }
  }
  return join(folder, '{{.Group}}-{{.ResourceAPIVersion}}-{{.ResourceKind}}.json');
}

function save(folder, group, version, kind, schema) {
  writeFileSync(
    join(folder, `${group || version}-${version}-${kind.toLowerCase()}.json`),
    JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }),
  );
}

export function kindsOf(objects) {
  return new Set(
    objects.map(({ apiVersion, kind }) => {
      const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
      return `${group}/${version}/${kind}`;
    }),
  );
}
