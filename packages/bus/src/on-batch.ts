import { type ArgumentsHost, applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';

/** Nest turns what a handler throws into a generic object; whether to retry or to stop depends on what it was. */
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
 * The method gets a Batch that is about to be cut into two, or of one message that is about to be given up, and makes sure that what was written for it whole stands and is not
 * written again by the pieces. It returns the state that the pieces go by. Called again whenever it does not get through.
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
