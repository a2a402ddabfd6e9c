import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Backtest, type BacktestRequest, backtestRequestSchema, backtestSchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { FastifyReply } from 'fastify';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { Backtests } from './backtests.js';

@ApiTags('alert rules')
@Controller('v1')
export class BacktestController {
  constructor(@Inject(Backtests) private readonly backtests: Backtests) {}

  @Post('alert-rules::backtest')
  @Allow('alertRules:manage')
  @ApiOperation({
    summary: 'How often a rule would have rung',
    description:
      'Replays the sales of the last days that you see through the engine that watches live. It may rest on drafts that nobody saved. Two run at once on a pod, others are asked to come again (429, Retry-After); whoever hangs up ends theirs.',
  })
  @Answers(200, backtestSchema, [429])
  run(
    @Caller() access: Access,
    @Body({ schema: backtestRequestSchema }) body: BacktestRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Backtest> {
    const hungUp = new AbortController();
    reply.raw.once('close', () => hungUp.abort());
    return this.backtests.run(access, body, hungUp.signal);
  }
}
