import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { type HealthCheck, HealthChecks } from './health-checks.js';

/** For the platform, not for people: alive, ready (and if not, what is missing), and the numbers for Prometheus. */
@Controller()
export class HealthController {
  constructor(
    @Inject(HealthChecks) private readonly checks: HealthChecks,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  /** The process runs. It asks no dependency: a restart here would not bring a database back. */
  @Get('livez')
  @RouteConfig({ isProbe: true })
  @Header('cache-control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @RouteConfig({ isProbe: true })
  @Header('cache-control', 'no-store')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: HealthCheck['status']; checks: HealthCheck[] }> {
    const checks = await this.checks.run();
    const status = worstOf(checks);
    if (status === 'unavailable') void reply.status(503);
    return { status, checks };
  }

  @Get('metrics')
  @RouteConfig({ isProbe: true })
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.registry.contentType).send(await this.registry.metrics());
  }
}

const WORST_FIRST = ['unavailable', 'degraded'] as const;
const worstOf = (checks: readonly HealthCheck[]): HealthCheck['status'] =>
  WORST_FIRST.find((status) => checks.some((check) => check.status === status)) ?? 'ok';
