import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type BundleList,
  type BundlesQuery,
  bundleListSchema,
  bundlesQuerySchema,
  type LowPerformerList,
  type LowPerformersQuery,
  lowPerformerListSchema,
  lowPerformersQuerySchema,
  type MarginList,
  type MarginsQuery,
  marginListSchema,
  marginsQuerySchema,
  type PromoteList,
  type PromoteQuery,
  promoteListSchema,
  promoteQuerySchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../access/access.js';
import { Allow, Caller } from '../../access/allow.js';
import { linkNext } from '../../http/cursor.js';
import { StoresOfScope } from '../store-of-scope.js';
import { BundlesAsSeen } from './bundles-as-seen.js';
import { LowAsSeen } from './low-as-seen.js';
import { MarginsAsSeen } from './margins-as-seen.js';
import { PromoteAsSeen } from './promote-as-seen.js';

const MADE =
  'Made each night for each store; price, promotion and stock are of now. `missing` says what would tell more.';

/** The lists of the night. */
@ApiTags('recommendations')
@Controller('v1/recommendations')
export class ListsController {
  constructor(
    @Inject(PromoteAsSeen) private readonly promote: PromoteAsSeen,
    @Inject(MarginsAsSeen) private readonly margins: MarginsAsSeen,
    @Inject(LowAsSeen) private readonly low: LowAsSeen,
    @Inject(BundlesAsSeen) private readonly bundles: BundlesAsSeen,
    @Inject(StoresOfScope) private readonly stores: StoresOfScope,
  ) {}

  @Get('promote')
  @Allow('recommendations:read')
  @ApiOperation({
    summary: 'What to promote in a store, and why',
    description: `${MADE} A seller is told the own list, in which stands higher what they sell clearly more rarely than the store; in an hour that is held out, nothing.`,
  })
  @Answers(200, promoteListSchema)
  async toPromote(
    @Caller() access: Access,
    @Query({ schema: promoteQuerySchema }) query: PromoteQuery,
  ): Promise<PromoteList> {
    return this.promote.list(access, { ...query, storeId: await this.stores.of(access, query.storeId) });
  }

  @Get('margins')
  @Allow('recommendations:read')
  @ApiOperation({
    summary: 'What earns in a store, in three bands',
    description: `${MADE} The highest band first, then what sells most; never in the order of margins. A band is the third of the category that the margin of a unit is in. A seller is told the own sales, others those of the store. What is sold out, or at a loss at the price of today, is not there; in an hour that is held out a seller is told none.`,
  })
  @Answers(200, marginListSchema)
  async highestMargins(
    @Caller() access: Access,
    @Query({ schema: marginsQuerySchema }) query: MarginsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarginList> {
    const list = await this.margins.page(access, { ...query, storeId: await this.stores.of(access, query.storeId) });
    linkNext(list, request, reply);
    return list;
  }

  @Get('low-performers')
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'What sells below its peers in a store, why, and what to do',
    description: `${MADE} Judged by shares of the category over eight weeks, against at least three other stores, of which nothing but rates is told. Most money missing first.`,
  })
  @Answers(200, lowPerformerListSchema)
  async lowPerformers(
    @Caller() access: Access,
    @Query({ schema: lowPerformersQuerySchema }) query: LowPerformersQuery,
  ): Promise<LowPerformerList> {
    return this.low.list(access, { ...query, storeId: await this.stores.of(access, query.storeId) });
  }

  @Get('bundles')
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'Pairs and triples by what they may bring in a store',
    description: `${MADE} By expected margin for whoever is told margins, by expected sales for others. A campaign is a pin with dates: \`PUT /v1/recommendations/pairs/{a}/{b}\` of each pair, in each store.`,
  })
  @Answers(200, bundleListSchema)
  async bundlesOf(
    @Caller() access: Access,
    @Query({ schema: bundlesQuerySchema }) query: BundlesQuery,
  ): Promise<BundleList> {
    return this.bundles.list(access, { ...query, storeId: await this.stores.of(access, query.storeId) });
  }
}
