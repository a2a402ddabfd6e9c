/** The words of one metric in one language. */
export interface MetricText {
  readonly name: string;
  /** How it is reckoned, for the glossary and for tooltips. */
  readonly formula: string;
}
