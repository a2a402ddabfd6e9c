import { describe, expect, it } from '@jest/globals';
import { deployableNamed, MAX_BATCH_BYTES, type Route, routesTo } from '@vitrine/contracts';
import { services } from './services.js';
import type { JsonObject } from './template/tokens.js';
import { at, called, objectsOf, profileNamed } from './testing.js';

interface IngressPath {
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  readonly backend: { readonly service: { readonly name: string } };
}

const ingressOf = (profile: string): JsonObject =>
  called(objectsOf(profileNamed(profile).values), 'Ingress', 'vitrine') as JsonObject;
const pathsOf = (ingress: JsonObject): IngressPath[] => at(ingress, 'spec.rules.0.http.paths') as IngressPath[];

const isUnder = (path: string, asked: string): boolean =>
  path === '/' || asked === path || asked.startsWith(`${path}/`);
const longestFirst = (one: IngressPath, other: IngressPath): number => other.path.length - one.path.length;

/** As ingress-nginx goes by the paths: the longest that fits, a specific one as a plain prefix. */
const byNginx = (paths: readonly IngressPath[], asked: string): IngressPath | undefined =>
  [...paths]
    .sort(longestFirst)
    .find(({ path, pathType }) =>
      pathType === 'ImplementationSpecific' ? asked.startsWith(path) : isUnder(path, asked),
    );

/** As the load balancer controller of AWS orders its rules: exact ones, then the longest prefix, specific ones last. */
const byLoadBalancer = (paths: readonly IngressPath[], asked: string): IngressPath | undefined => {
  const ofType = (wanted: IngressPath['pathType']) => paths.filter(({ pathType }) => pathType === wanted);
  return [...ofType('Exact'), ...ofType('Prefix').sort(longestFirst), ...ofType('ImplementationSpecific')].find(
    ({ path, pathType }) => (pathType === 'Prefix' ? isUnder(path, asked) : asked === path),
  );
};

describe.each([
  { profile: 'production', finds: byNginx },
  { profile: 'eks', finds: byLoadBalancer },
])('the Ingress of the profile $profile', ({ profile, finds }) => {
  const paths = pathsOf(ingressOf(profile));

  it.each(routesTo(services))('sends $path to $name', ({ path, name }: Route) => {
    expect(finds(paths, path)?.backend.service.name).toBe(`vitrine-${name}`);
  });

  it('sends what the api answers beside the door to the api', () => {
    for (const path of ['/v1/sessions', '/v1/metrics/query', '/v1/salesmen'])
      expect(finds(paths, path)?.backend.service.name).toBe('vitrine-api');
  });
});

it('ingress-nginx takes paths of the types Prefix and Exact only without other signs than letters, digits, - and _', () => {
  const strict = pathsOf(ingressOf('production')).filter(({ pathType }) => pathType !== 'ImplementationSpecific');
  for (const { path } of strict) expect(path).toMatch(/^[A-Za-z0-9/_-]+$/);
  expect(deployableNamed('ingestion').routes.some((path) => path.includes(':'))).toBe(true);
});

it('ingress-nginx lets bodies through as large as the door takes them', () => {
  const annotations = at(ingressOf('production'), 'metadata.annotations') as Record<string, string>;
  const [, mebibytes] = /^(\d+)m$/.exec(annotations['nginx.ingress.kubernetes.io/proxy-body-size'] ?? '') ?? [];
  expect(Number(mebibytes) * 1_048_576).toBeGreaterThan(MAX_BATCH_BYTES);
});
