/** Days of the week in runs: `seg–sex`, `sáb, dom`. Monday is 1. */
export function weekdayWords(weekdays: readonly number[], locale: string): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (weekday: number) => name.format(Date.UTC(2024, 0, weekday)).replace('.', ''); // 1 January 2024 is a Monday
  return runsOf(weekdays)
    .map(([first, last]) => {
      if (first === last) return nameOf(first);
      return `${nameOf(first)}${last - first === 1 ? ', ' : '–'}${nameOf(last)}`;
    })
    .join(', ');
}

function runsOf(weekdays: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(weekdays)].sort((left, right) => left - right)) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
