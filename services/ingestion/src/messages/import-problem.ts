import type { Messages } from './messages.js';

/** What stops an import and a person can mend: the key of the sentence that says how, and what goes into it. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
  constructor(
    readonly reason: keyof Messages,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${reason} ${JSON.stringify(details)}`);
  }
}
