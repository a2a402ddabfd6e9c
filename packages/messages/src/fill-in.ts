/**
 * Puts values in place of `{name}`, as `show` writes them. Of `{name:one|many}` the first word stays when the value is 1, else the second.
 * A name without a value stays as it is.
 */
export function fillIn(
  template: string,
  values: Readonly<Record<string, string | number>>,
  show: (value: string | number) => string = String,
): string {
  return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/gu, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return show(value);
    return Number(value) === 1 ? one : many;
  });
}
