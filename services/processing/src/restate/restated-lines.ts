import { metricPrefix } from '@vitrine/platform';
import { Counter, type Registry } from 'prom-client';

/** How many lines were restated, for Prometheus. */
export class RestatedLines {
  private readonly lines: Counter;

  constructor(registry: Registry) {
    this.lines = new Counter({
      name: `${metricPrefix('processing')}_restated_lines_total`,
      help: 'Lines restated because their cost or store arrived later.',
      registers: [registry],
    });
  }

  add(lines: number): void {
    this.lines.inc(lines);
  }
}
