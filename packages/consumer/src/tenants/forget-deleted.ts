import type { Store } from '@vitrine/store';

/** Well below the shortest time of a deletion: every pod has looked before the tenant's id can be used again. */
const EVERY_MS = 15_000;

interface Forgetful {
  forget(tenantId: string): void;
}

/**
 * Takes tenants that are being deleted out of this process's memory, again and again until the deletion has ended. An entry accepted just
 * before may still arrive by the catalogue's topic.
 */
export class ForgetDeleted {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: { readonly tenantDeletions: Pick<Store['tenantDeletions'], 'running'> },
    private readonly memories: readonly Forgetful[],
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look().catch(this.onFailure), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    for (const { tenantId } of await this.store.tenantDeletions.running())
      for (const memory of this.memories) memory.forget(tenantId);
  }
}
