import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry of its own per application, so that tests may run several in one process. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
