import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Companions,
  type CompanionsPreview,
  type CompanionsQuery,
  type CompanionsRequest,
  companionsPreviewSchema,
  companionsQuerySchema,
  companionsRequestSchema,
  companionsSchema,
  productIdSchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { CompanionsAsSeen } from './companions-as-seen.js';
import { LEARNED } from './learned.js';
import { StoresOfScope } from './store-of-scope.js';

const DESCRIPTION = `${LEARNED} What managers pinned comes first, what they blocked never. Then by how likely each is taken, times what its margin (in three bands), its stock and a running promotion add by the weights of the tenant. What is out of stock, or sold at a loss at the price of today, is not offered.`;

@ApiTags('recommendations')
@Controller('v1/recommendations')
export class RecommendationsController {
  constructor(
    @Inject(CompanionsAsSeen) private readonly companions: CompanionsAsSeen,
    @Inject(StoresOfScope) private readonly stores: StoresOfScope,
  ) {}

  @Get('products/:id/companions')
  @Allow('recommendations:read')
  @ApiOperation({ summary: 'What to offer with a product, and why', description: DESCRIPTION })
  @Answers(200, companionsSchema)
  async ofProduct(
    @Caller() access: Access,
    @Param('id', { schema: productIdSchema }) id: string,
    @Query({ schema: companionsQuerySchema }) { storeId, limit }: CompanionsQuery,
  ): Promise<Companions> {
    return this.companions.of(access, { storeId: await this.stores.of(access, storeId), productIds: [id], limit });
  }

  @Post('companions')
  @HttpCode(200)
  @Allow('recommendations:read')
  @ApiOperation({ summary: 'What to offer with a basket, and why', description: DESCRIPTION })
  @Answers(200, companionsSchema)
  async ofBasket(
    @Caller() access: Access,
    @Body({ schema: companionsRequestSchema }) request: CompanionsRequest,
  ): Promise<Companions> {
    return this.companions.of(access, { ...request, storeId: await this.stores.of(access, request.storeId) });
  }

  @Post('companions/preview')
  @HttpCode(200)
  @Allow('recommendations:manage')
  @ApiOperation({
    summary: 'What a seller would be told, were some decisions taken',
    description:
      'On a day of your choice: with the promotions and decisions of that day, and with prices, stock and baskets of now. Writes nothing.',
  })
  @Answers(200, companionsSchema)
  async ofPreview(
    @Caller() access: Access,
    @Body({ schema: companionsPreviewSchema }) preview: CompanionsPreview,
  ): Promise<Companions> {
    return this.companions.preview(access, { ...preview, storeId: await this.stores.of(access, preview.storeId) });
  }
}
