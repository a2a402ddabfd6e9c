import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AlertRule,
  type AlertRuleList,
  type AlertRulePatch,
  type AlertRuleProposal,
  type AlertRuleRequest,
  type AlertRuleSaved,
  type AlertRuleTest,
  type AlertRuleVersionList,
  alertRuleListSchema,
  alertRulePatchSchema,
  alertRuleProposalSchema,
  alertRuleQuerySchema,
  alertRuleRequestSchema,
  alertRuleSavedSchema,
  alertRuleSchema,
  alertRuleTestSchema,
  alertRuleVersionListSchema,
} from '@vitrine/contracts';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { type KeptRule, Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { type ListQuery, listQuery } from '../http/created-list.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { etagOf } from '../http/etag.js';
import { ManagedRules } from './managed-rules.js';
import { RuleFirings } from './rule-firings.js';
import { stateOf, toRule, toVersion } from './rule-item.js';
import { RuleProposals } from './rule-proposals.js';
import { RuleTests } from './rule-tests.js';
import { RulesHealth } from './rules-health.js';

const ruleId = z.uuid();
type RuleQuery = z.output<typeof alertRuleQuerySchema>;

const ifMatchHeader = (required: boolean) =>
  ApiHeader({ name: 'If-Match', required, description: 'The ETag of the rule as you read it, or its version: "3"' });

/** Rules of alerts, as far as the caller's scope goes. */
@ApiTags('alert rules')
@Controller('v1/alert-rules')
export class AlertRulesController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(ManagedRules) private readonly rules: ManagedRules,
    @Inject(RuleFirings) private readonly firings: RuleFirings,
    @Inject(RulesHealth) private readonly health: RulesHealth,
    @Inject(RuleProposals) private readonly proposals: RuleProposals,
    @Inject(RuleTests) private readonly tests: RuleTests,
  ) {}

  @Post()
  @Allow('alertRules:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Make a rule',
    description:
      'It looks at what you see, now and later: when you lose a store, it loses it too. A rule that is on must tell somebody. The answer names rules that ring for the same thing, and what nobody has sold so far. Honours Idempotency-Key.',
  })
  @Answers(201, alertRuleSavedSchema, [409, 422])
  make(
    @Caller() access: Access,
    @Body({ schema: alertRuleRequestSchema }) body: AlertRuleRequest,
  ): Promise<AlertRuleSaved> {
    return this.rules.make(access, body);
  }

  @Get()
  @Allow('alertRules:manage')
  @ApiOperation({
    summary: 'Rules that look at something you see, oldest first',
    description:
      'Of those that look at more, without the stores you do not see. Each with its alerts of the last 30 days.',
  })
  @Answers(200, alertRuleListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: alertRuleQuerySchema }) { state, ...query }: RuleQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertRuleList> {
    const ground = await this.rules.ground(access);
    const now = new Date();
    const isAsked = (row: KeptRule) => state === undefined || stateOf(row, now) === state;
    const rows = await this.rules.list(access, query, ground, isAsked);
    const placeOf = ({ createdAt, id }: KeptRule) => [createdAt, id];
    const { items, nextCursor } = pageOf(rows, query.limit, placeOf, (row) => toRule(row, ground, now));
    const counted = await this.firings.withFirings(access, items, now);
    return linkNext(
      { items: await this.health.with(access.tenant.id, counted, rows, now), nextCursor },
      request,
      reply,
    );
  }

  @Get(':id')
  @Allow('alertRules:manage')
  @ApiOperation({ summary: 'One rule' })
  @Answers(200, alertRuleSchema)
  async read(
    @Caller() access: Access,
    @Param('id', { schema: ruleId }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertRule> {
    const ground = await this.rules.ground(access);
    const row = await this.rules.find(access, id, ground);
    const rule = toRule(row, ground);
    const [read = rule] = await this.health.with(access.tenant.id, [rule], [row]);
    void reply.header('etag', ruleTag(read));
    return read;
  }

  @Patch(':id')
  @Allow('alertRules:manage')
  @ifMatchHeader(true)
  @ApiOperation({
    summary: 'Change, pause, turn on or off',
    description:
      'What is absent stays. Each change is a version, and is in force within seconds. A rule stays its author’s: it goes on looking at what they see. Demands If-Match (428): several people may change it.',
  })
  @Answers(200, alertRuleSavedSchema, [412, 428])
  async change(
    @Caller() access: Access,
    @Param('id', { schema: ruleId }) id: string,
    @Body({ schema: alertRulePatchSchema }) patch: AlertRulePatch,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertRuleSaved> {
    const ground = await this.rules.ground(access);
    const before = await this.rules.findHeld(access, id, ground);
    if (ifMatch === undefined) throw new ProblemError(428, 'if_match_required');
    refuseStale(ifMatch, before);
    const saved = await this.rules.change(access, before, patch, ground);
    const { overlaps: _, unsold: __, ...rule } = saved;
    void reply.header('etag', ruleTag(rule));
    return saved;
  }

  @Delete(':id')
  @Allow('alertRules:manage')
  @ifMatchHeader(false)
  @ApiOperation({ summary: 'Delete a rule', description: 'Alerts that it raised stay.' })
  @Answers(204, 'no body', [412])
  async remove(
    @Caller() access: Access,
    @Param('id', { schema: ruleId }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const ground = await this.rules.ground(access);
    const row = await this.rules.findHeld(access, id, ground);
    if (ifMatch !== undefined) refuseStale(ifMatch, row);
    await this.rules.remove(access, row);
  }

  @Get(':id/proposal')
  @Allow('alertRules:manage')
  @ApiOperation({
    summary: 'A stricter threshold, from what people called not useful',
    description:
      'Null until at least three alerts were called so, and where no threshold would silence half of them while it loses a tenth of the others at most.',
  })
  @Answers(200, alertRuleProposalSchema)
  async proposal(@Caller() access: Access, @Param('id', { schema: ruleId }) id: string): Promise<AlertRuleProposal> {
    const ground = await this.rules.ground(access);
    return this.proposals.of(await this.rules.findHeld(access, id, ground), ground);
  }

  @Post(':id/test')
  @HttpCode(202)
  @Allow('alertRules:manage')
  @ApiOperation({
    summary: 'Send a test of a rule',
    description:
      'To you, by the channels that the rule and you want, and to the webhooks of the rule; to nobody else. The figures are made up and every message says that it is a test. It is in no inbox, count or history, and in GET /v1/alert-deliveries within seconds. Five in ten minutes (429, Retry-After).',
  })
  @Answers(202, alertRuleTestSchema, [409])
  async test(@Caller() access: Access, @Param('id', { schema: ruleId }) id: string): Promise<AlertRuleTest> {
    const ground = await this.rules.ground(access);
    return this.tests.send(access, await this.rules.findHeld(access, id, ground), ground);
  }

  @Get(':id/versions')
  @Allow('alertRules:manage')
  @ApiOperation({ summary: 'What a rule said when, who changed it, and what', description: 'The newest first.' })
  @Answers(200, alertRuleVersionListSchema)
  async versions(
    @Caller() access: Access,
    @Param('id', { schema: ruleId }) id: string,
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertRuleVersionList> {
    const ground = await this.rules.ground(access);
    await this.rules.find(access, id, ground);
    const before = decodeCursor(query.cursor, z.int().min(1));
    const page = { limit: query.limit + 1, ...(before !== undefined && { before }) };
    const rows = await this.store.alertRules.versionsOf(id, page);
    const pairs = rows.map((row, place) => ({ row, before: rows[place + 1] }));
    return linkNext(
      pageOf(
        pairs,
        query.limit,
        ({ row }) => row.version,
        ({ row, before }) => toVersion(row, before, ground),
      ),
      request,
      reply,
    );
  }
}

/** Begins with the version, which alone says whether somebody changed the rule; the rest changes with all that is told of it. */
const ruleTag = (rule: AlertRule): string => `"${rule.version}-${etagOf(JSON.stringify(rule)).slice(1)}`;

/** @throws 412 when the caller has read another version than this one */
function refuseStale(ifMatch: string, { version }: KeptRule): void {
  const names = (tag: string) => tag === '*' || tag === `"${version}"` || tag.startsWith(`"${version}-`);
  const tags = ifMatch.split(',').map((part) => part.trim().replace(/^W\//, ''));
  if (!tags.some(names)) throw new ProblemError(412, 'changed_meanwhile');
}
