import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  normaliseCode,
  type PairDecisionList,
  type PairDecisionsQuery,
  type PairDecisionsRequest,
  pairDecisionListSchema,
  pairDecisionsQuerySchema,
  pairDecisionsRequestSchema,
  productsOfDecisionsSchema,
} from '@vitrine/contracts';
import { Answers, fieldErrors, ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { DecidePairs } from './decide-pairs.js';

/** Decisions on several pairs in several stores: a campaign. */
@ApiTags('recommendations')
@Controller('v1/recommendations/decisions')
export class DecisionsController {
  constructor(@Inject(DecidePairs) private readonly decisions: DecidePairs) {}

  @Get()
  @Allow('recommendations:manage')
  @ApiOperation({ summary: 'What was decided of every two of some products, in the own stores and in all' })
  @Answers(200, pairDecisionListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: pairDecisionsQuerySchema }) query: PairDecisionsQuery,
  ): Promise<PairDecisionList> {
    const asked = new Set(query.productIds.split(',').map(normaliseCode));
    const productIds = productsOfDecisionsSchema.safeParse([...asked]);
    if (!productIds.success)
      throw new ProblemError(400, 'invalid_query', { errors: fieldErrors(productIds.error.issues, ['productIds']) });
    return { items: await this.decisions.among(access, productIds.data, query.storeId) };
  }

  @Put()
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'Decide on several pairs in several stores at once',
    description:
      'Each over the version that you read. All of it or nothing: where somebody decided on one of them meanwhile (412), none is changed. Each is in the audit.',
  })
  @Answers(200, pairDecisionListSchema, [412, 422])
  async decide(
    @Caller() access: Access,
    @Body({ schema: pairDecisionsRequestSchema }) { decisions }: PairDecisionsRequest,
  ): Promise<PairDecisionList> {
    return { items: await this.decisions.all(access, decisions) };
  }
}
