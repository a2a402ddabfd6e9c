/**
 * Compares what was found with what is known, both as texts: whatever only one of them has is a complaint.
 * @param {string} what for people, in the singular: `circle of folders`
 */
export function compareKnown(what, found, known) {
  const [isFound, isKnown] = [new Set(found), new Set(known)];
  return [
    ...found.filter((one) => !isKnown.has(one)).map((one) => `new ${what}: ${one}`),
    ...known.filter((one) => !isFound.has(one)).map((one) => `${what} mended, take it out of known.mjs: ${one}`),
  ];
}
