import { z } from 'zod';
import { errorCodes } from '../errors/error-codes.js';
import { jobNames } from '../scheduled-jobs.js';

export const stageIds = ['produce', 'ingest', 'process', 'warehouse', 'api', 'browser'] as const;
export const stageStates = ['ok', 'slow', 'down', 'idle', 'unknown'] as const;

export const pipelineStageSchema = z.object({
  id: z.enum(stageIds),
  ratePerSecond: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  state: z.enum(stageStates),
});
export type PipelineStage = z.output<typeof pipelineStageSchema>;

export const personalKinds = ['email', 'taxId', 'phone', 'card'] as const;

export const personalValueSchema = z
  .object({
    field: z.string().describe('ticket.sellerId, store.name, …'),
    kind: z.enum(personalKinds),
    handling: z.enum(['tokenised', 'reported']).describe('reported: the identifier stays as it is'),
    count: z.int(),
    since: z.string(),
    last: z.string(),
  })
  .meta({ id: 'PersonalValue' });

export const jobOutcomes = ['running', 'done', 'failed', 'lost'] as const;

/** GET /v1/pipeline: is what people see complete and fresh? */
export const pipelineSchema = z
  .object({
    asOf: z.string(),
    stages: z.array(pipelineStageSchema),
    lag: z.array(
      z.object({
        topic: z.string(),
        partition: z.int(),
        lag: z.number().describe('Messages that the brokers have and the warehouse has not'),
        heldBack: z.number().describe('Of these, those that wait for a transaction which a producer has left open'),
      }),
    ),
    outcomes: z.object({
      accepted: z.number(),
      duplicate: z.number(),
      rejected: z.number(),
      rehomed: z.number(),
    }),
    control: z
      .object({
        difference: z
          .number()
          .describe(
            'Messages about which control totals, facts and dead letters disagree: 0, or something is lost or doubled',
          ),
        compared: z
          .object({
            asOf: z.string(),
            read: z.number(),
            accepted: z.number(),
            inFacts: z.number().describe('Messages that have rows in the facts: as many as were accepted'),
            rejected: z.number(),
            inDeadLetters: z.number().describe('Dead letters: as many as were rejected'),
          })
          .optional(),
      })
      .describe('The books of the last 24 hours, compared at most a minute ago'),
    personalValues: z
      .array(personalValueSchema)
      .describe('Where personal values came that do not belong there, of fields that held one in the last 30 days'),
    jobs: z
      .array(
        z.object({
          name: z.enum(jobNames),
          lastStartedAt: z.string().nullable().describe('Null: it has never run'),
          lastEndedAt: z.string().nullable().describe('Null while it is at work, and when it was lost'),
          outcome: z.enum(jobOutcomes).nullable().describe('lost: it gave no sign of life before it ended'),
          nextAt: z.string().describe('When it starts next, by the schedule that the release brings'),
        }),
      )
      .describe('What runs by the clock, of the whole installation'),
    rejectedByCode: z.array(z.object({ code: z.enum(errorCodes), count: z.number() })),
  })
  .meta({ id: 'Pipeline' });
export type Pipeline = z.output<typeof pipelineSchema>;

/** POST /v1/pipeline/seen: a browser reports how old events were when they reached its screen. */
export const pipelineSeenSchema = z.strictObject({ lags: z.array(z.number().min(0).max(86_400_000)).min(1).max(200) });
export type PipelineSeen = z.output<typeof pipelineSeenSchema>;
