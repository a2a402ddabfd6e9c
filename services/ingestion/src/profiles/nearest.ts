/** The one of `names` that a person most likely meant, or undefined when none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, distance: distanceOf(word.toLowerCase(), name) }));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (found, next) => (found === undefined || next.distance < found.distance ? next : found),
    undefined,
  );
  return best !== undefined && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Letters to add, drop or change (Levenshtein); a beginning such as `online` is as near as one letter. */
function distanceOf(word: string, name: string): number {
  if (word.length > 2 && name.startsWith(word)) return 1;
  let above = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column <= name.length; column++) {
      const isSame = word[row - 1] === name[column - 1];
      const changed = (above[column - 1] as number) + (isSame ? 0 : 1);
      current.push(Math.min(changed, (above[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    above = current;
  }
  return above[name.length] as number;
}
