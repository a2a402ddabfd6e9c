import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  normaliseCode,
  type ProductItem,
  type ProductList,
  productListQuerySchema,
  productListSchema,
} from '@vitrine/contracts';
import { formatMoney } from '@vitrine/domain';
import { type ProductRow, Products } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { Answers } from '../http/answers.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { minorDigitsOf } from '../me/minor-digits.js';

@ApiTags('catalogue')
@Controller('v1/products')
export class ProductsController {
  constructor(@Inject(Products) private readonly products: Products) {}

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
      ...(query.search === undefined ? {} : { search: query.search }),
      ...(query.category === undefined ? {} : { category: query.category }),
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
}

function productItem(row: ProductRow, digits: number, withCost: boolean): ProductItem {
  return {
    id: row.productId,
    name: row.name,
    category: row.category,
    ...(row.brand === '' ? {} : { brand: row.brand }),
    ...(row.unitPriceE4 === null ? {} : { unitPrice: formatMoney(row.unitPriceE4, digits) }),
    ...(withCost && row.unitCostE4 !== null ? { unitCost: formatMoney(row.unitCostE4, digits) } : {}),
  };
}
