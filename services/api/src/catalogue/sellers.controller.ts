import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type SellerList, sellerListQuerySchema, sellerListSchema } from '@vitrine/contracts';
import { canSeeSeller } from '@vitrine/domain';
import { Answers } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import { Directory } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';

@ApiTags('catalogue')
@Controller('v1/sellers')
export class SellersController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Store) private readonly store: Store,
  ) {}

  /** Asks Postgres for the names of those sellers only that are shown. */
  @Get()
  @Allow('sellers:read')
  @ApiOperation({ summary: 'Sellers of my own stores, with their names' })
  @Answers(200, sellerListSchema)
  async list(
    @Caller() { tenant, scope }: Access,
    @Query({ schema: sellerListQuerySchema }) query: z.output<typeof sellerListQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SellerList> {
    const after = decodeCursor(query.cursor, z.string().max(128)) ?? '';
    const rows = (await this.directory.sellersOf(tenant.id))
      .filter((row) => canSeeSeller(scope, { id: row.sellerId, storeId: row.storeId }))
      .filter((row) => query.storeId === undefined || row.storeId === query.storeId)
      .filter((row) => row.sellerId > after)
      .sort((a, b) => (a.sellerId < b.sellerId ? -1 : 1));
    const shown = rows.slice(0, query.limit).map((row) => row.sellerId);
    const names = await this.store.people.namesOf(tenant.id, shown);
    const page = pageOf(
      rows,
      query.limit,
      (row) => row.sellerId,
      ({ sellerId, storeId, active }) => ({ id: sellerId, name: names.get(sellerId) ?? sellerId, storeId, active }),
    );
    return linkNext(page, request, reply);
  }
}
