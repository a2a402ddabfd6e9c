import { join } from 'node:path';
import type { ProcessPlan } from './managed-process.js';
import { baseEnvironment, bookkeeping, type ServiceContext } from './service-plans.js';

export const demoPlan = (context: ServiceContext): ProcessPlan => plan(context, 'demo', 'demo', []);

/** @param rate tickets a second */
export const loadPlan = (context: ServiceContext, rate: number): ProcessPlan =>
  plan(context, 'load', 'load', [String(rate)]);

/** The tills of the demo: producers like any other; nothing behind Kafka knows them. */
function plan(context: ServiceContext, name: string, folder: string, args: readonly string[]): ProcessPlan {
  return {
    name,
    command: process.execPath,
    args: [join(context.root, 'packages', 'devstack', 'dist', folder, 'main.js'), ...args],
    env: { ...baseEnvironment(context, 'producer'), VITRINE_HOME: context.home },
    cwd: context.root,
    ...bookkeeping(context.home, name),
    ready: async () => undefined,
  };
}
