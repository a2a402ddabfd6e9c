import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type EffectQuery, effectQuerySchema, effectSchema, type RecommendationEffect } from '@vitrine/contracts';
import { isAskable, lengthOf } from '@vitrine/domain';
import { Answers, ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { Effect } from './effect.js';

const MOST_DAYS = 92;

@ApiTags('recommendations')
@Controller('v1/recommendations/effect')
export class EffectController {
  constructor(@Inject(Effect) private readonly effect: Effect) {}

  @Get()
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'What suggestions bring, and who uses them',
    description: `Of at most ${MOST_DAYS} days and the own stores alone. Net sales per ticket of hours with suggestions, less those of the tenth of hours without; returns count in the hour of their sale. From the first offer of a store on, and from 14 days on.`,
  })
  @Answers(200, effectSchema)
  of(
    @Caller() access: Access,
    @Query({ schema: effectQuerySchema }) query: EffectQuery,
  ): Promise<RecommendationEffect> {
    if (!isAskable(query)) throw refused('invalid_period');
    if (lengthOf(query) > MOST_DAYS) throw refused('period_too_long');
    return this.effect.of(access, query);
  }
}

const refused = (code: string): ProblemError =>
  new ProblemError(400, 'invalid_query', { errors: [{ pointer: '/from', code }] });
