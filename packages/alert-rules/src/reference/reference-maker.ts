import type { DateText, Reference, Subject } from '@vitrine/domain';
import type { TenantFacts } from '../facts/tenant-facts.js';

/** A minute of the subject's own wall. */
export interface WallMinute {
  readonly day: DateText;
  readonly minute: number;
}

/** An answer that holds on the whole of a day: nothing to judge (null), or too little history (undefined). */
export interface AllDay {
  readonly allDay: null | undefined;
}

/** What a figure is held against at one minute of one subject; undefined: too little history, null: nothing to judge. */
export type ReferenceMaker = (
  subject: Subject,
  at: WallMinute,
  facts: TenantFacts,
) => Reference | null | undefined | AllDay;

/** References are made anew so often, by the wall: what is usual moves slowly. */
export const referenceStepMinutes = (grain: string): number =>
  grain === 'network' || grain === 'region' || grain === 'store' ? 5 : 15;
