import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  askedCode,
  type StoreItem,
  type StoreList,
  storeItemSchema,
  storeListQuerySchema,
  storeListSchema,
} from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { Directory } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { Network } from './network.js';

@ApiTags('catalogue')
@Controller('v1/stores')
export class StoresController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get()
  @Allow('stores:read')
  @ApiOperation({ summary: 'The stores I may see, in full or as totals of the network' })
  @Answers(200, storeListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: storeListQuerySchema }) query: z.output<typeof storeListQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoreList> {
    const after = decodeCursor(query.cursor, z.string().min(1).max(128)) ?? '';
    const { items } = new Network(access, await this.directory.storesOf(access.tenant.id));
    const rest = items.filter((item) => item.id > after);
    return linkNext(
      pageOf(
        rest,
        query.limit,
        (item) => item.id,
        (item) => item,
      ),
      request,
      reply,
    );
  }

  @Get(':id')
  @Allow('stores:read')
  @ApiOperation({ summary: 'One store' })
  @Answers(200, storeItemSchema)
  async read(@Caller() access: Access, @Param('id', { schema: askedCode() }) id: string): Promise<StoreItem> {
    const { items } = new Network(access, await this.directory.storesOf(access.tenant.id));
    const found = items.find((item) => item.id === id);
    if (found === undefined) throw new ProblemError(404, 'not_found');
    return found;
  }
}
