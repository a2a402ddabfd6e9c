import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type NextBasket, type NextBasketQuery, nextBasketQuerySchema, nextBasketSchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { NextBaskets } from './next-baskets.js';

const token = z.string().min(1).max(128).describe('As accepted tickets carry it; no route lists tokens');

@ApiTags('recommendations')
@Controller('v1/recommendations/customers/:token/next')
export class NextBasketController {
  constructor(
    @Inject(NextBaskets) private readonly baskets: NextBaskets,
    @Inject(Store) private readonly store: Store,
  ) {}

  @Get()
  @Allow('customers:read')
  @ApiOperation({
    summary: 'What a customer who returns is likely to take next, and why',
    description:
      'By a token, never a name, from baskets of the own stores. 404 where none of them has sold to it. Each question is in the audit, with a digest of the token.',
  })
  @Answers(200, nextBasketSchema, [404])
  async next(
    @Caller() access: Access,
    @Param('token', { schema: token }) asked: string,
    @Query({ schema: nextBasketQuerySchema }) query: NextBasketQuery,
  ): Promise<NextBasket> {
    await this.noteQuestion(access, asked, query.storeId);
    return this.baskets.of(access, asked, query);
  }

  /** Before it is answered, and whatever the answer is. The audit outlives the token, so it holds a digest. */
  private async noteQuestion({ tenant, actor }: Access, asked: string, storeId: string): Promise<void> {
    const digest = createHash('sha256').update(`${tenant.id}\n${asked}`).digest('hex').slice(0, 16);
    const subject = JSON.stringify([digest, storeId]);
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: 'customer.nextBasketRead', subject });
  }
}
