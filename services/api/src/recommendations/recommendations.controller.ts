import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Companions,
  type CompanionsFound,
  type CompanionsQuery,
  type CompanionsRequest,
  companionsQuerySchema,
  companionsRequestSchema,
  companionsSchema,
  mostCompanionsFound,
  normaliseCode,
} from '@vitrine/contracts';
import { canSeeStore, minorDigitsOf } from '@vitrine/domain';
import { Answers, ProblemError } from '@vitrine/platform';
import { type ProductRow, Products } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { companionItem, isLoss } from './companion-item.js';
import { CompanionSource } from './companion-source.js';

const LEARNED =
  'Learned from the baskets of all stores where at least 30 in 3 stores have one of the products, else from those of this store; rates and counts, never amounts of another store.';

@ApiTags('recommendations')
@Controller('v1/recommendations')
export class RecommendationsController {
  constructor(
    @Inject(CompanionSource) private readonly source: CompanionSource,
    @Inject(Products) private readonly products: Products,
  ) {}

  @Get('products/:id/companions')
  @Allow('recommendations:read')
  @ApiOperation({ summary: 'What to offer with a product, and why', description: LEARNED })
  @Answers(200, companionsSchema)
  ofProduct(
    @Caller() access: Access,
    @Param('id') id: string,
    @Query({ schema: companionsQuerySchema }) { storeId, limit }: CompanionsQuery,
  ): Promise<Companions> {
    return this.companions(access, { storeId, productIds: [id], limit });
  }

  @Post('companions')
  @HttpCode(200)
  @Allow('recommendations:read')
  @ApiOperation({ summary: 'What to offer with a basket, and why', description: LEARNED })
  @Answers(200, companionsSchema)
  ofBasket(
    @Caller() access: Access,
    @Body({ schema: companionsRequestSchema }) request: CompanionsRequest,
  ): Promise<Companions> {
    return this.companions(access, request);
  }

  private async companions(access: Access, request: CompanionsRequest): Promise<Companions> {
    const { tenant, scope } = access;
    const storeId = normaliseCode(request.storeId);
    if (!canSeeStore(scope, storeId))
      throw new ProblemError(403, 'outside_scope', { errors: [{ pointer: '/storeId', code: 'outside_scope' }] });
    const found = await this.source.companions({
      tenantId: tenant.id,
      storeId,
      productIds: request.productIds.map(normaliseCode),
      limit: Math.min(2 * request.limit, mostCompanionsFound),
      mayLearnFromNetwork: tenant.recommendFrom === 'network',
    });
    return this.asSeen(access, { ...request, storeId }, found);
  }

  /** What would be sold at a loss is left out, for everybody alike: nobody learns why something is not offered. */
  private async asSeen(
    access: Access,
    { storeId, limit }: CompanionsRequest,
    { companions, ...learned }: CompanionsFound,
  ): Promise<Companions> {
    const { tenant, permissions, locale } = access;
    const products = await this.productsOf(tenant.id, companions);
    const reader = {
      locale,
      minorDigits: minorDigitsOf(tenant.currency),
      seesCosts: permissions.has('costs:read'),
      productOf: (productId: string) => products.get(productId),
    };
    return {
      storeId,
      ...learned,
      items: companions
        .filter(({ productId }) => !isLoss(products.get(productId)))
        .slice(0, limit)
        .map((companion) => companionItem(companion, learned.baskets, reader)),
    };
  }

  private async productsOf(
    tenantId: string,
    companions: CompanionsFound['companions'],
  ): Promise<ReadonlyMap<string, ProductRow>> {
    const productIds = [...new Set(companions.flatMap((found) => [found.productId, found.withProductId]))];
    if (productIds.length === 0) return new Map();
    const rows = await this.products.list({ tenantId, productIds, limit: productIds.length });
    return new Map(rows.map((row) => [row.productId, row]));
  }
}
