/** HTTP status of an error code, as ClickHouse's server gives them; anything unlisted is a 500. */
const STATUS: Record<number, readonly number[]> = {
  // Cannot be parsed, or makes no sense as it is written.
  400: [6, 20, 24, 25, 26, 27, 36, 38, 41, 43, 53, 62, 69, 70, 72, 117, 130, 131, 167, 168, 321, 427, 456, 457],
  401: [194],
  // Wrong user or password, or not allowed to.
  403: [164, 192, 193, 291, 497, 516],
  // An unknown column, function, type, table, database, setting or format.
  404: [46, 47, 50, 56, 60, 63, 73, 81, 115, 336, 511],
  408: [159, 209],
  413: [307, 396],
  501: [48],
  503: [202, 209, 439],
};

const byCode = new Map(
  Object.entries(STATUS).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)] as const)),
);

export const statusOf = (code: number): number => byCode.get(code) ?? 500;
