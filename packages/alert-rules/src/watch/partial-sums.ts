import {
  addTo,
  type DateText,
  type KeptSums,
  type Manner,
  type Movement,
  type SumVector,
  subjectId,
} from '@vitrine/domain';

/** Sums that span stores are judged at full seconds: partitions take their turns as they like. */
export const PARTIAL_TICK_MS = 1_000;

/** No window reaches back further: of what was sold before, the date alone counts, and it is added up by date. */
const WINDOWS_MS = 86_400_000;

/** What sales of one turn of a partition add to a network or region: of one second and business date, to be judged at one second. JSON. */
export interface PartialSums {
  readonly grain: string;
  /** Region, or empty. */
  readonly key: string;
  readonly soldMs: number;
  readonly day: DateText;
  /** Added up; what was taken off is in it with its sign. */
  readonly part: SumVector;
  readonly hasSale: boolean;
  /** The full second at which it is judged: the next after its sales arrived. */
  readonly atMs: number;
  readonly isHistory: boolean;
  readonly changesTold?: 'correction' | 'return';
}

/** As JSON has it. */
export type KeptPartial = Omit<PartialSums, 'part'> & { readonly part: KeptSums };

/** The full second after an arrival. */
export const judgedAtMs = (atMs: number): number => (Math.floor(atMs / PARTIAL_TICK_MS) + 1) * PARTIAL_TICK_MS;

/** Adds up what sales of a turn do to networks and regions. */
export class PartialCollector {
  private readonly partials = new Map<string, PartialSums & { part: number[] }>();

  add({ grain, key, atMs, day, part, sign, isSale }: Movement, arrivedMs: number, manner: Manner): void {
    const [soldMs, judgedMs] = [Math.floor(atMs / 1_000) * 1_000, judgedAtMs(arrivedMs)];
    const isHistory = manner.isHistory === true;
    const changes = manner.changesTold;
    const second = arrivedMs - soldMs < WINDOWS_MS ? soldMs : 'of this date';
    const place = [subjectId({ grain, key }), second, day, judgedMs, isHistory, changes].join('|');
    const known = this.partials.get(place);
    const sums = known?.part ?? part.map(() => 0);
    addTo(sums, part, sign);
    const hasSale = known?.hasSale === true || (isSale && sign === 1);
    const newestMs = Math.max(soldMs, known?.soldMs ?? soldMs);
    const moved = { grain, key, soldMs: newestMs, day, part: sums, hasSale, atMs: judgedMs, isHistory };
    this.partials.set(place, { ...moved, ...(changes && { changesTold: changes }) });
  }

  /** What was collected since the last call. */
  take(): PartialSums[] {
    const taken = [...this.partials.values()];
    this.partials.clear();
    return taken;
  }
}

export const movementOf = ({ grain, key, soldMs, day, part, hasSale }: PartialSums): Movement => ({
  ...{ grain, key, day, part },
  atMs: soldMs,
  sign: 1,
  isSale: hasSale,
});
