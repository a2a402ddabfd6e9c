/** The query asks for something outside what its scope may see. */
export class OutsideScope extends Error {
  override readonly name = 'OutsideScope';
  readonly code = 'outside_scope';

  /** @param pointer JSON pointer into the query: what reaches outside */
  constructor(
    readonly pointer: string,
    readonly reason: string,
  ) {
    super(`${pointer} is outside your scope: ${reason}`);
  }
}

/** The query cannot be asked: `code` says why, `pointer` where in the query. */
export class MetricQueryError extends Error {
  override readonly name = 'MetricQueryError';

  constructor(
    readonly code:
      | 'invalid_period'
      | 'invalid_filter'
      | 'filters_too_large'
      | 'invalid_order'
      | 'no_metric'
      | 'too_many_groups',
    readonly pointer: string,
    message: string,
  ) {
    super(message);
  }
}

/** A read without a scope: a bug of the caller, never a mistake of a person. */
export class ScopeMissing extends Error {
  override readonly name = 'ScopeMissing';

  constructor() {
    super('metrics are read with a scope: tenant and stores must be given');
  }
}
