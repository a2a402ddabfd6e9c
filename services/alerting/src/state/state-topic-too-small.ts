/** The topic of states lacks the partition with the number of an input's: it must be raised first. */
export class StateTopicTooSmall extends Error {
  override readonly name = 'StateTopicTooSmall';
  readonly retryable = true;

  constructor(topic: string, partition: number, has: number) {
    super(
      `${topic} has ${has} partitions, and the state of partition ${partition} belongs into it. Raise its partitions.`,
    );
  }
}
