import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  normaliseCode,
  type ProductItem,
  type ProductList,
  productListQuerySchema,
  productListSchema,
  soughtGtin14,
} from '@vitrine/contracts';
import { formatMoney, minorDigitsOf } from '@vitrine/domain';
import { Answers } from '@vitrine/platform';
import { type ProductRow, Products } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { TokenDoor } from '../access/token-door.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';

@ApiTags('catalogue')
@Controller('v1/products')
export class ProductsController {
  constructor(
    @Inject(Products) private readonly products: Products,
    @Inject(TokenDoor) private readonly tokens: TokenDoor,
  ) {}

  @Get()
  @Allow('products:read')
  @ApiOperation({ summary: 'Products', description: 'Cost only for roles of the tenant and of a region.' })
  @Answers(200, productListSchema)
  async list(
    @Caller() { tenant, permissions }: Access,
    @Query({ schema: productListQuerySchema }) query: z.output<typeof productListQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductList> {
    const after = decodeCursor(query.cursor, z.string().max(128));
    const rows = await this.products.list({
      tenantId: tenant.id,
      limit: query.limit + 1,
      ...(await this.asStored(tenant.id, query)),
      ...(query.ids === undefined
        ? {}
        : {
            productIds: query.ids
              .split(',')
              .map(normaliseCode)
              .filter((id) => id !== ''),
          }),
      ...(after === undefined ? {} : { after }),
    });
    const digits = minorDigitsOf(tenant.currency);
    const toItem = (row: ProductRow) => productItem(row, digits, permissions.has('costs:read'));
    return linkNext(
      pageOf(rows, query.limit, (row) => row.productId, toItem),
      request,
      reply,
    );
  }

  /** Names and categories are stored without personal values, the ids of products as they came. */
  private async asStored(
    tenantId: string,
    { search, category }: Pick<z.output<typeof productListQuerySchema>, 'search' | 'category'>,
  ): Promise<{ search?: string; searchName?: string; gtin14?: string; category?: string }> {
    const gtin14 = soughtGtin14(search ?? '');
    return {
      ...(search === undefined ? {} : { search, searchName: await this.tokens.text(tenantId, search) }),
      ...(gtin14 === undefined ? {} : { gtin14 }),
      ...(category === undefined ? {} : { category: await this.tokens.text(tenantId, category) }),
    };
  }
}

function productItem(row: ProductRow, digits: number, withCost: boolean): ProductItem {
  return {
    id: row.productId,
    name: row.name,
    category: row.category,
    ...(row.brand === '' ? {} : { brand: row.brand }),
    ...(row.unitPriceE4 === null ? {} : { unitPrice: formatMoney(row.unitPriceE4, digits) }),
    ...(row.barcodes.length === 0 ? {} : { barcodes: [...row.barcodes] }),
    ...(withCost && row.unitCostE4 !== null ? { unitCost: formatMoney(row.unitCostE4, digits) } : {}),
  };
}
