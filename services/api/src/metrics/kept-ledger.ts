import type { NetworkCell, NetworkLedger } from '@vitrine/metrics';
import type { KeptCell, KeptSums, Store } from '@vitrine/store';

type KeptSumsOf = NonNullable<NetworkCell['shown']>;

/** The ledger of figures that callers were told of other stores, kept in Postgres for all pods. */
export function keptLedger(kept: Store['networkCells']): NetworkLedger {
  return {
    async read(tenantId, from, to) {
      const page = await kept.read(tenantId, from, to);
      return { ...page, cells: page.cells.map(toCell) };
    },
    write: (tenantId, page) => kept.write(tenantId, { ...page, cells: page.cells.map(toKept) }),
  };
}

const toCell = ({ shown, waiting, ...cell }: KeptCell): NetworkCell => ({
  ...cell,
  shown: toSums(shown),
  waiting: toSums(waiting),
});

const toKept = ({ shown, waiting, ...cell }: NetworkCell): KeptCell => ({
  ...cell,
  shown: toText(shown),
  waiting: toText(waiting),
});

const toSums = (kept: KeptSums | null): KeptSumsOf | undefined =>
  kept === null ? undefined : Object.fromEntries(Object.entries(kept).map(([id, text]) => [id, BigInt(text)]));

const toText = (sums: KeptSumsOf | undefined): KeptSums | null =>
  sums === undefined ? null : Object.fromEntries(Object.entries(sums).map(([id, value]) => [id, String(value)]));
