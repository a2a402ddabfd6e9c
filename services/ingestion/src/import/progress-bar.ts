const WIDTH = 24;
const EVERY_MS = 150;

/** One line on stderr that is drawn over; without a terminal, a line for each tenth. */
export class ProgressBar {
  private lastDrawnMs = 0;
  private startedMs = Date.now();
  private rowsTold = 0;
  private toldTenths = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly numbers: Intl.NumberFormat,
    private readonly words: { readonly rows: string; readonly perSecond: string; readonly left: string },
  ) {}

  /** How many rows were read when it was last told. */
  get rows(): number {
    return this.rowsTold;
  }

  restart(): void {
    this.startedMs = Date.now();
    this.toldTenths = 0;
  }

  /** @param share of the work that is done, 0 to 1 */
  update(rows: number, share: number): void {
    this.rowsTold = rows;
    if (!this.stream.isTTY) this.tellTenth(rows, share);
    const nowMs = Date.now();
    if (!this.stream.isTTY || nowMs - this.lastDrawnMs < EVERY_MS) return;
    this.lastDrawnMs = nowMs;
    const seconds = (nowMs - this.startedMs) / 1000;
    const left = share > 0.01 ? Math.ceil((seconds / share) * (1 - share)) : null;
    const filled = Math.round(share * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    const eta = left === null ? '' : ` · ${left} s ${this.words.left}`;
    this.note(`${bar} ${Math.round(share * 100)}% · ${this.pace(rows, seconds)}${eta}`);
  }

  private pace(rows: number, seconds: number): string {
    const rate = this.numbers.format(Math.round(rows / Math.max(0.001, seconds)));
    return `${this.numbers.format(rows)} ${this.words.rows} · ${rate} ${this.words.perSecond}`;
  }

  /** The last tenth is the summary's. */
  private tellTenth(rows: number, share: number): void {
    const tenths = Math.floor(share * 10);
    if (tenths <= this.toldTenths || tenths >= 10) return;
    this.toldTenths = tenths;
    this.tell(`${tenths * 10}% · ${this.pace(rows, (Date.now() - this.startedMs) / 1000)}`);
  }

  note(text: string): void {
    if (this.stream.isTTY) this.stream.write(`\r\u001b[2K${text}`);
  }

  /** A line that stays. */
  tell(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[2K');
  }
}
