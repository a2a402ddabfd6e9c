import { alertActions } from '@vitrine/alert-rules';
import type { AlertDetail, MetricResult } from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import { chartOf, chartQuestion, type StretchQuery, whatMoved } from '@vitrine/metrics';
import { ProblemError } from '@vitrine/platform';
import type { InboxAlert } from '@vitrine/store';
import type { Access } from '../access/access.js';
import type { MetricAnswers } from '../metrics/metric-answers.js';
import { factsOf } from './headline.js';
import { usualQuestion, withUsual } from './usual-band.js';

type Explanation = Pick<AlertDetail, 'contributors' | 'findings' | 'actions' | 'chart'>;

/** What moved the figure of an alert, how it went, and what to do: asked of the metric layer within the reader's own scope. */
export class AlertExplanation {
  constructor(
    private readonly answers: Pick<MetricAnswers, 'answer'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @param action what the author of the rule says to do */
  async of(access: Access, row: InboxAlert, timeZone: string, action?: string): Promise<Explanation> {
    const facts = factsOf(row);
    const [moved, chart] = await Promise.all([
      this.movedBy(access, facts, timeZone),
      this.chart(access, facts, timeZone),
    ]);
    return { ...moved, chart, actions: alertActions({ ...facts, template: row.template, action }) };
  }

  private async movedBy(access: Access, facts: ReturnType<typeof factsOf>, timeZone: string) {
    const { currency } = access.tenant;
    const place = { currency, minorDigits: minorDigitsOf(currency), timeZone };
    const { contributors, findings } = await whatMoved(facts, place, (query) => this.ask(access, query));
    return { contributors: [...contributors], findings: [...findings] };
  }

  private async chart(access: Access, facts: ReturnType<typeof factsOf>, timeZone: string) {
    const query = chartQuestion(facts, { timeZone });
    const usual = query && usualQuestion(query, facts.evidence[0]);
    const [result, days] = await Promise.all([query && this.ask(access, query), usual && this.ask(access, usual)]);
    if (!query || !result) return null;
    const chart = chartOf({ alert: facts, query, result, nowMs: this.nowMs() }, { timeZone });
    return days ? withUsual(chart, days, facts.evidence[0], timeZone) : chart;
  }

  /** Null: the reader may not ask this, and sees the alert without its answer. */
  private async ask(access: Access, query: StretchQuery): Promise<MetricResult | null> {
    try {
      return await this.answers.answer(access, query);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 403) return null;
      throw error;
    }
  }
}
