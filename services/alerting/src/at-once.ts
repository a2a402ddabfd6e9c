/** Does `work` for every item, so many at a time, in their order. @throws the first failure; what has begun goes on, nothing more begins */
export async function atOnce<Item>(
  count: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  try {
    await Promise.all(Array.from({ length: count }, lane));
  } finally {
    waiting.length = 0;
  }
}
