/** All of a healthy day is sooner with people, and a kill should be too. */
const LATE_MS = 30_000;

/** What is told so long after its moment is told as late: we alone have held it up. */
export const isLate = ({ atMs }: { readonly atMs: number }, nowMs: number): boolean => nowMs - atMs > LATE_MS;
