import { Body, Controller, Get, Headers, Inject, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type PairDecisionItem,
  type PairDecisionRequest,
  type PairList,
  type PairsQuery,
  pairDecisionRequestSchema,
  pairDecisionSchema,
  pairListSchema,
  pairsQuerySchema,
  productIdSchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { linkNext } from '../http/cursor.js';
import { demandedIfMatch } from '../http/etag.js';
import { DecidePairs } from './decide-pairs.js';
import { LEARNED } from './learned.js';
import { PairsAsSeen } from './pairs-as-seen.js';
import { StoresOfScope } from './store-of-scope.js';

/** Which products go together, for those who decide what is offered. */
@ApiTags('recommendations')
@Controller('v1/recommendations/pairs')
export class PairsController {
  constructor(
    @Inject(PairsAsSeen) private readonly pairs: PairsAsSeen,
    @Inject(DecidePairs) private readonly decisions: DecidePairs,
    @Inject(StoresOfScope) private readonly stores: StoresOfScope,
  ) {}

  @Get()
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'Pairs that are bought together, those with most baskets beyond chance first',
    description: `${LEARNED} At most 1,000.`,
  })
  @Answers(200, pairListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: pairsQuerySchema }) query: PairsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairList> {
    const list = await this.pairs.page(access, { ...query, storeId: await this.stores.of(access, query.storeId) });
    linkNext(list, request, reply);
    return list;
  }

  @Put(':a/:b')
  @Allow('recommendations:manage')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description:
      'The version that you read, in quotes: "3"; "0" where nobody decided. `*` overwrites whatever was decided, and fails where nobody did',
  })
  @ApiOperation({
    summary: 'Pin, block, approve, or none of it',
    description:
      'Of two products in either order, in one store or, by whoever sees all stores, in every one; what a store decides goes before. Demands If-Match (428): several people may decide. Is in the audit.',
  })
  @Answers(200, pairDecisionSchema, [412, 422, 428])
  async decide(
    @Caller() access: Access,
    @Param('a', { schema: productIdSchema }) a: string,
    @Param('b', { schema: productIdSchema }) b: string,
    @Body({ schema: pairDecisionRequestSchema }) request: PairDecisionRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairDecisionItem> {
    const decided = await this.decisions.one(access, [a, b], request, demandedIfMatch(ifMatch));
    void reply.header('etag', `"${decided.version}"`);
    return decided;
  }
}
