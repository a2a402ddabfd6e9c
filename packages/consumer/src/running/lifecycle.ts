import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';

/** What a service runs beside its batches. */
export interface Background {
  /** Slow starts are not awaited: claims wait for them, and /readyz tells meanwhile what is missing. */
  start?(): Promise<void> | void;
  stop?(): Promise<void> | void;
}

interface Connection {
  close(): Promise<void>;
}

/** Starts what a service runs, and closes it in the right order: connections last, when no batch needs them any more. */
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  constructor(
    private readonly background: Background,
    private readonly connections: readonly Connection[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.background.start?.();
  }

  async onModuleDestroy(): Promise<void> {
    await this.background.stop?.();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.close()));
  }
}
