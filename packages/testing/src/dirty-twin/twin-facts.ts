import type { TwinRow } from './dirty-twin.js';

/** Money in ten-thousandths of a pound. The names are the metric layer's. */
export interface TwinFacts {
  readonly rows: number;
  readonly invoices: number;
  /** Invoices that are neither cancellation nor bad debt. */
  readonly tickets: number;
  readonly netSalesE4: number;
  readonly grossSalesE4: number;
  readonly returnsE4: number;
  /** Adjustments move money, not units. */
  readonly units: number;
  readonly netByCountryE4: ReadonlyMap<string, number>;
  /** By date in London. */
  readonly netByDayE4: ReadonlyMap<string, number>;
  /** By code in capitals. */
  readonly netByProductE4: ReadonlyMap<string, number>;
}

/** Counts what the twin's rows come to while they are made. */
export class TwinFactsKeeper {
  private rows = 0;
  private tickets = 0;
  private net = 0;
  private gross = 0;
  private returns = 0;
  private units = 0;
  private readonly invoices = new Set<string>();
  private readonly countries = new Map<string, number>();
  private readonly days = new Map<string, number>();
  private readonly products = new Map<string, number>();

  invoice(number: string, kind: string): void {
    this.invoices.add(number);
    if (kind === 'sale') this.tickets++;
  }

  row(invoice: { readonly atMs: number; readonly country: string }, kind: string, row: TwinRow): void {
    const netE4 = wholePence(row.quantity * row.priceE4);
    this.rows++;
    this.net += netE4;
    if (kind !== 'adjustment') this.units += row.quantity;
    if (kind === 'sale' && row.quantity > 0) this.gross += netE4;
    if (kind === 'return') this.returns -= netE4;
    // The file's times are London's own, so its dates are too.
    const day = new Date(invoice.atMs).toISOString().slice(0, 10);
    for (const [map, key] of [
      [this.countries, invoice.country],
      [this.days, day],
      [this.products, row.code.toUpperCase()],
    ] as const) {
      map.set(key, (map.get(key) ?? 0) + netE4);
    }
  }

  facts(): TwinFacts {
    return {
      rows: this.rows,
      invoices: this.invoices.size,
      tickets: this.tickets,
      netSalesE4: this.net,
      grossSalesE4: this.gross,
      returnsE4: this.returns,
      units: this.units,
      netByCountryE4: this.countries,
      netByDayE4: this.days,
      netByProductE4: this.products,
    };
  }
}

/** Ten-thousandths to the nearest penny, halves to the even one. */
function wholePence(amountE4: number): number {
  const pence = Math.floor(amountE4 / 100);
  const rest = amountE4 - pence * 100;
  return 100 * (rest > 50 || (rest === 50 && pence % 2 !== 0) ? pence + 1 : pence);
}
