import { deployableNamed, isPublic } from '@vitrine/contracts';
import { jobs } from './jobs.js';
import { services } from './services.js';

/** One listed flow inside a release: everything else is denied both ways. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly number[];
}

/** Ports of our own StatefulSets; what an operator opens beside them is in network.chart.ts. */
const ENGINE_PORTS: Readonly<Record<string, readonly number[]>> = {
  kafka: [9092],
  clickhouse: [8123],
  postgres: [5432],
};
export const engines = ['kafka', 'clickhouse', 'postgres'] as const;

const betweenParts: readonly Flow[] = [...services, ...jobs].flatMap(({ name, needs }) =>
  needs.flatMap((need): Flow[] => {
    const ports = need === 'api' || need === 'recommendations' ? [deployableNamed(need).port] : ENGINE_PORTS[need];
    return ports ? [{ from: name, to: need, ports }] : [];
  }),
);

/** `helm test` pods ask the web for an answer. */
const fromTests: readonly Flow[] = services
  .filter(isPublic)
  .map(({ name, port }) => ({ from: 'test', to: name, ports: [port] }));

export const flows: readonly Flow[] = [...betweenParts, ...fromTests];
