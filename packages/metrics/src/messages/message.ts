/** The words of one metric in one language. */
export interface MetricText {
  readonly name: string;
  /** For the head of a narrow column, where the name is too long. */
  readonly short?: string;
  /** In the middle of a sentence, where the name does not read well there. */
  readonly spoken?: string;
  /** How it is calculated, for the glossary and for tooltips. */
  readonly formula: string;
}
