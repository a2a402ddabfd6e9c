/** The warehouse has not answered with the catalogue yet. Until it has, no sale can be judged. */
export class CatalogueNotLoaded extends Error {
  override readonly name = 'CatalogueNotLoaded';
  readonly retryable = true;
  constructor() {
    super('Partitions of sales wait until the catalogue has been loaded from ClickHouse and Kafka.');
  }
}

/** The catalogue in memory is older than the one that earlier sales were judged by. `isPartial`: only newly claimed partitions wait. */
export class CatalogueBehind extends Error {
  override readonly name = 'CatalogueBehind';
  readonly retryable = true;
  readonly isPartial = true;
  constructor(topic: string, partitions: readonly number[]) {
    super(`Partitions of sales wait until the catalogue has been read further in ${topic}: ${partitions.join(', ')}.`);
  }
}
