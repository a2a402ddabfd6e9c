import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Pipeline, type PipelineSeen, pipelineSchema, pipelineSeenSchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { FlowMeter } from './flow-meter.js';
import { PipelineHealth } from './pipeline-health.js';
import { SeenLimit } from './seen-limit.js';

@ApiTags('operations')
@Controller('v1/pipeline')
export class PipelineController {
  constructor(
    @Inject(PipelineHealth) private readonly health: PipelineHealth,
    @Inject(FlowMeter) private readonly meter: FlowMeter,
    @Inject(SeenLimit) private readonly seenLimit: SeenLimit,
  ) {}

  @Get()
  @Allow('pipeline:read')
  @ApiOperation({ summary: 'Rates, waiting messages, times from event to screen, outcomes of the last 24 hours' })
  @Answers(200, pipelineSchema)
  read(@Caller() { scope }: Access): Promise<Pipeline> {
    return this.health.of(scope);
  }

  @Post('seen')
  @Allow('stream:read')
  @ApiOperation({
    summary:
      'A browser says how old events were when they reached its screen (ms); 120 of one person count in a minute',
  })
  @Answers(204, 'no body')
  seen(@Caller() { tenant, actor }: Access, @Body({ schema: pipelineSeenSchema }) { lags }: PipelineSeen): void {
    this.meter.onSeen(tenant.id, this.seenLimit.take(actor.id, lags));
  }
}
