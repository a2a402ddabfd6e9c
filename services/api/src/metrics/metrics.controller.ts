import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type MetricList,
  type MetricQuery,
  type MetricResult,
  metricListSchema,
  metricQuerySchema,
  metricResultSchema,
} from '@vitrine/contracts';
import { glossary } from '@vitrine/metrics';
import { Answers } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { MetricAnswers } from './metric-answers.js';

@ApiTags('metrics')
@Controller('v1/metrics')
export class MetricsController {
  constructor(@Inject(MetricAnswers) private readonly answers: MetricAnswers) {}

  @Get()
  @Allow('metrics:read')
  @ApiOperation({ summary: 'The glossary: every metric, its formula and what it may be split by' })
  @Answers(200, metricListSchema)
  list(): MetricList {
    return metricListSchema.parse({ items: glossary() });
  }

  @Post('query')
  @HttpCode(200)
  @Allow('metrics:read')
  @ApiOperation({
    summary: 'Ask for metrics',
    description: 'Within the own scope; scope network adds the other stores as totals.',
  })
  @Answers(200, metricResultSchema)
  query(@Caller() access: Access, @Body({ schema: metricQuerySchema }) query: MetricQuery): Promise<MetricResult> {
    return this.answers.answer(access, query);
  }
}
