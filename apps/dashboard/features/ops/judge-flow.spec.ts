import { describe, expect, it } from '@jest/globals';
import type { Pipeline } from '@/lib/api/types';
import { judgeFlow, lagByTopic } from './judge-flow';

const aStage = (
  id: Pipeline['stages'][number]['id'],
  part: Partial<Pipeline['stages'][number]> = {},
): Pipeline['stages'][number] => ({
  id,
  ratePerSecond: 3,
  p50Ms: 100,
  p95Ms: 900,
  p99Ms: 1500,
  state: 'ok',
  ...part,
});
const aPipeline = (part: Partial<Pipeline> = {}): Pipeline => ({
  asOf: '2026-11-20T12:00:00Z',
  stages: [aStage('process'), aStage('browser')],
  lag: [],
  outcomes: { accepted: 10, duplicate: 0, rejected: 0, rehomed: 0 },
  control: { difference: 0 },
  rejectedByCode: [],
  personalValues: [],
  jobs: [],
  ...part,
});

describe('the verdict on the flow', () => {
  it('names a transaction that holds one partition back while the others pass', () => {
    const pipeline = aPipeline({
      lag: [
        { topic: 'a', partition: 0, lag: 4, heldBack: 4 },
        { topic: 'a', partition: 1, lag: 2, heldBack: 0 },
      ],
    });
    expect(judgeFlow(pipeline, false, 'transaction')).toMatchObject({
      kind: 'heldBack',
      level: 'critical',
      waiting: 4,
    });
    expect(judgeFlow(pipeline, false)).toMatchObject({ kind: 'healthy' });
    expect(judgeFlow(aPipeline(), false, 'transaction')).toMatchObject({ kind: 'healthy' });
  });

  it.each([
    ['all well', aPipeline(), 'ok', 'healthy'],
    [
      'nobody has looked yet',
      aPipeline({ stages: [aStage('browser', { p95Ms: null, state: 'idle' })] }),
      'ok',
      'healthyNoLag',
    ],
    ['nothing came in', aPipeline({ outcomes: { accepted: 0, duplicate: 0, rejected: 0, rehomed: 0 } }), 'ok', 'empty'],
    ['slow to the screen', aPipeline({ stages: [aStage('browser', { p95Ms: 3001 })] }), 'warn', 'breached'],
    ['a slow stage', aPipeline({ stages: [aStage('process', { state: 'slow' })] }), 'warn', 'late'],
    ['a dead stage', aPipeline({ stages: [aStage('process', { state: 'down' })] }), 'critical', 'late'],
    [
      'messages wait and none is processed',
      aPipeline({
        stages: [aStage('process', { ratePerSecond: 0, state: 'idle' })],
        lag: [{ topic: 'a', partition: 0, lag: 7000, heldBack: 0 }],
        outcomes: { accepted: 0, duplicate: 0, rejected: 0, rehomed: 0 },
      }),
      'critical',
      'stuck',
    ],
    [
      'all that waits is behind a transaction that a producer left open',
      aPipeline({
        stages: [aStage('process', { ratePerSecond: 0, state: 'idle' })],
        lag: [{ topic: 'a', partition: 0, lag: 7, heldBack: 7 }],
      }),
      'critical',
      'heldBack',
    ],
    ['a message unaccounted for', aPipeline({ control: { difference: 1 } }), 'critical', 'unbalanced'],
  ] as const)('%s', (_name, pipeline, level, kind) => {
    expect(judgeFlow(pipeline)).toMatchObject({ level, kind });
  });

  it('adds lag by topic', () => {
    const lag = [
      { topic: 'b', partition: 1, lag: 2, heldBack: 0 },
      { topic: 'b', partition: 0, lag: 3, heldBack: 0 },
      { topic: 'a', partition: 0, lag: 0, heldBack: 0 },
    ];
    expect(lagByTopic(lag).map(({ topic, total }) => [topic, total])).toEqual([
      ['a', 0],
      ['b', 5],
    ]);
    expect(lagByTopic(lag)[1]?.partitions.map(({ partition }) => partition)).toEqual([0, 1]);
  });
});
