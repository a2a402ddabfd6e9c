/**
 * Leaves out, where room is scarce, the words with which all names begin: mostly the chain's own. No name becomes empty, and few names stay
 * as they are.
 */
export function shortenNames(names: readonly string[]): (name: string) => string {
  const words = names.map((name) => name.split(' '));
  const [first = []] = words;
  const most = Math.min(...words.map((each) => each.length)) - 1;
  let shared = 0;
  while (names.length > 2 && shared < most && words.every((each) => each[shared] === first[shared])) shared += 1;
  return (name) => name.split(' ').slice(shared).join(' ');
}
