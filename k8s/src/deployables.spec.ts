import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Deployable, deployables, isPublic, kafkaUses, type Need, routesTo, secretsOf } from '@vitrine/contracts';
import { parse } from 'yaml';

const fileAt = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const programs: readonly Deployable[] = deployables;
const names = programs.map(({ name }) => name);

interface Container {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly build?: { readonly dockerfile: string; readonly args?: Readonly<Record<string, string>> };
}
const { services: containers } = parse(fileAt('docker/compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Container>>;
};

/** A variable without which a program with the need cannot start. */
const VARIABLE_OF_NEED: Readonly<Partial<Record<Need, string>>> = {
  kafka: 'KAFKA_BROKERS',
  clickhouse: 'CLICKHOUSE_URL',
  postgres: 'DATABASE_URL',
  api: 'API_URL',
  recommendations: 'RECOMMENDATIONS_URL',
};

describe('the list of deployables', () => {
  it('gives each a name, a port and routes of its own', () => {
    const routes = routesTo(programs).map(({ path }) => path);
    const ports = programs.map(({ port }) => String(port));
    for (const all of [names, ports, routes]) expect(new Set(all).size).toBe(all.length);
    expect(routes.at(-1)).toBe('/');
  });

  it('names a folder that has a package, and gives no Kafka use to whoever does not need Kafka', () => {
    for (const { name, folder, needs, kafka } of programs) {
      expect(JSON.parse(fileAt(`${folder}/package.json`)).name).toBe(`@vitrine/${name}`);
      expect([name, kafka !== undefined]).toEqual([name, needs.includes('kafka')]);
      if (kafka) expect(Object.values(kafkaUses)).toContain(kafka);
    }
  });

  it('holds every service that has a main of its own', () => {
    const mains = readdirSync(new URL('../../services', import.meta.url)).filter((name) =>
      readdirSync(new URL(`../../services/${name}/src`, import.meta.url)).includes('main.ts'),
    );
    const ofServices = programs.filter(({ folder }) => folder.startsWith('services/'));
    expect(mains.sort()).toEqual(ofServices.map(({ name }) => name).sort());
  });
});

describe('docker/compose.yml', () => {
  const ours = Object.entries(containers).filter(([name, { build }]) => build !== undefined && name !== 'migrate');

  it('runs what is listed', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([...names].sort());
  });

  it.each(programs)('runs $name on its port, with its secrets, and asks whether it can serve', (program) => {
    const { name, port, probes, env } = program;
    const { image, environment, healthcheck, build } = containers[name] as Container;
    expect(image).toBe(`vitrine/${name}:local`);
    expect(build?.args?.SERVICE ?? 'dashboard').toBe(name);
    expect(environment).toMatchObject({ PORT: String(port), ...env });
    expect(healthcheck.test.join(' ')).toContain(`http://127.0.0.1:${port}${probes.ready}'`);
    const secrets = ['PRIVACY_KEY', 'ADMIN_API_KEY'].filter((variable) => variable in environment);
    expect(secrets).toEqual(secretsOf(program));
  });

  it.each(programs)('tells $name where what it needs is, and starts it after that', ({ name, needs }) => {
    const { environment, depends_on } = containers[name] as Container;
    for (const need of needs) {
      const variable = VARIABLE_OF_NEED[need];
      if (variable !== undefined) expect(Object.keys(environment)).toContain(variable);
    }
    expect(depends_on).toEqual({
      ...(needs.includes('postgres') && { migrate: { condition: 'service_completed_successfully' } }),
      ...(needs.includes('api') && { api: { condition: 'service_healthy' } }),
    });
  });

  it.each(programs)('opens a port of $name to this host when callers from outside reach it', (program) => {
    const opened = isPublic(program) ? [`127.0.0.1:${program.port}:${program.port}`] : undefined;
    expect(containers[program.name]?.ports).toEqual(opened);
  });
});

/** The first cells of the rows of the table below a heading. */
function firstCells(path: string, heading: string): string[] {
  const [, after = ''] = fileAt(path).split(`${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|')[1]?.trim() ?? '');
}

describe('pages that name every program', () => {
  it('docs/operations.md says of each what happens when it dies', () => {
    expect(firstCells('docs/operations.md', '## What runs')).toEqual(expect.arrayContaining(names));
  });

  it('docs/architecture.md says of each what it does and how it scales', () => {
    const parts = firstCells('docs/architecture.md', '## The flow');
    for (const { folder } of programs) expect(parts).toContain(`[${folder}](../${folder})`);
  });

  it.each(['docs/guides/aws.en.md', 'docs/guides/aws.pt-BR.md'])('%s builds the image of each service', (path) => {
    const line =
      fileAt(path)
        .split('\n')
        .find((each) => /once for each of|uma vez para cada um de/u.test(each)) ?? '';
    const built = programs.filter(({ folder }) => folder.startsWith('services/')).map(({ name }) => name);
    expect(
      [...line.matchAll(/`([^`]+)`/gu)]
        .map(([, name]) => name)
        .filter((name) => name !== 'deploy')
        .sort(),
    ).toEqual(built.sort());
  });

  it('every local address in README and docs is one where something listens', () => {
    for (const path of ['README.md', 'docker/README.md', 'docs/operations.md']) {
      const ports = [...fileAt(path).matchAll(/http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/g)].map(([, port]) =>
        Number(port),
      );
      expect(ports.filter((port) => !programs.some((each) => each.port === port))).toEqual([]);
    }
  });

  it('k8s/judge turns every knob of each', () => {
    expect(Object.keys(parse(fileAt('k8s/judge/every-knob.yaml')))).toEqual(expect.arrayContaining(names));
  });
});
