import { type ArgumentsHost, applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';

/** Nest turns a handler's error into a generic object, but whether to retry or to stop depends on the error itself. */
@Catch()
export class RethrowErrors implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

const handles = (pattern: string): MethodDecorator =>
  applyDecorators(EventPattern(pattern) as MethodDecorator, UseFilters(RethrowErrors));

/** The method gets every Batch of the topic (named without prefix) and must settle it. */
export const OnBatch = (topic: string): MethodDecorator => handles(batchPattern(topic));

/** The method gets a PartitionTurn when a partition of the topic has become ours, before its first batch. */
export const OnClaimed = (topic: string): MethodDecorator => handles(claimedPattern(topic));

/**
 * The method gets a Batch that is about to be cut, or whose only message is about to be given up. It completes what was written for the
 * whole batch, so that the pieces do not write it again. It returns the state that the pieces go by. The server calls it again whenever it
 * fails.
 */
export const BeforeCut = (topic: string): MethodDecorator => handles(cutPattern(topic));

/** The method gets the number of a partition of the topic that is ours no longer. */
export const OnReleased = (topic: string): MethodDecorator => handles(releasedPattern(topic));

/** The method gets a PartitionTurn between two batches, and about every second while the partition is quiet. */
export const BetweenBatches = (topic: string): MethodDecorator => handles(betweenPattern(topic));

export const batchPattern = (topic: string): string => topic;
export const claimedPattern = (topic: string): string => `${topic}#claimed`;
export const releasedPattern = (topic: string): string => `${topic}#released`;
export const betweenPattern = (topic: string): string => `${topic}#between`;
export const cutPattern = (topic: string): string => `${topic}#cut`;
