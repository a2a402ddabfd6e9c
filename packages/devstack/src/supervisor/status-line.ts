import type { ManagedProcess } from './managed-process.js';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'America/Sao_Paulo' });
const wide = process.stdout.isTTY === true;

/** What the stack says while it works: steps as lines, and on a terminal one line that is redrawn in place. */
export class StatusLine {
  private drawn = false;
  private isOver = false;

  step(words: string): void {
    this.clear();
    process.stdout.write(`▸ ${words}\n`);
  }

  /** The last step: how far interrupted work had come is of no interest any more. */
  lastStep(words: string): void {
    this.step(words);
    this.isOver = true;
  }

  warn(words: string): void {
    this.clear();
    process.stdout.write(`! ${words}\n`);
  }

  /** Long steps: redrawn in place on a terminal, a line every tenth elsewhere. */
  progress(words: string, done: number, total: number): void {
    if (this.isOver) return;
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (wide) this.draw(`  ${words} ${'█'.repeat(percent / 5).padEnd(20, '·')} ${percent} %`);
    else if (percent % 10 === 0) this.once(`${words} ${percent} %`);
  }

  live(processes: readonly ManagedProcess[], flow: string): void {
    if (!wide) return;
    const up = processes.filter(({ pid }) => pid !== undefined).length;
    this.draw(
      `● ${clock.format(new Date())} (São Paulo) · ${up}/${processes.length} processes · ${flow} · Ctrl-C stops`,
    );
  }

  clear(): void {
    if (this.drawn) process.stdout.write('\r\x1b[2K');
    this.drawn = false;
  }

  private last = '';
  private once(words: string): void {
    if (words !== this.last) process.stdout.write(`  ${words}\n`);
    this.last = words;
  }

  private draw(words: string): void {
    process.stdout.write(`\r\x1b[2K${words.slice(0, (process.stdout.columns ?? 120) - 1)}`);
    this.drawn = true;
  }
}
