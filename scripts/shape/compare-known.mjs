/**
 * Holds what was found against what is known, both as texts: whatever is in one of them only is a complaint.
 * @param {string} what for people, in the singular: `circle of folders`
 */
export function compareKnown(what, found, known) {
  const [isFound, isKnown] = [new Set(found), new Set(known)];
  return [
    ...found.filter((one) => !isKnown.has(one)).map((one) => `new ${what}: ${one}`),
    ...known.filter((one) => !isFound.has(one)).map((one) => `${what} mended, take it out of known.mjs: ${one}`),
  ];
}
