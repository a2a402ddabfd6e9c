/** Some 50 MB while they are counted. */
const MOST_ROWS = 20_000;

interface Day {
  readonly soldOn: string;
  readonly rows: number;
}

/** Days, in order, as runs of no more rows than this, or one day. */
export function pagesOf(days: readonly Day[], mostRows = MOST_ROWS): { from: string; to: string }[] {
  const pages: { from: string; to: string }[] = [];
  let rows = 0;
  for (const { soldOn, rows: ofDay } of days) {
    rows += ofDay;
    const page = pages.at(-1);
    if (page && rows <= mostRows) page.to = soldOn;
    else {
      pages.push({ from: soldOn, to: soldOn });
      rows = ofDay;
    }
  }
  return pages;
}
