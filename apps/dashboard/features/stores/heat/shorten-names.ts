/**
 * Where room is scarce, the words all names begin with (the chain's own, mostly) say nothing and are left out; no name becomes
 * empty, and few names stay as they are.
 */
export function shortenNames(names: readonly string[]): (name: string) => string {
  const words = names.map((name) => name.split(' '));
  const [first = []] = words;
  const most = Math.min(...words.map((each) => each.length)) - 1;
  let shared = 0;
  while (names.length > 2 && shared < most && words.every((each) => each[shared] === first[shared])) shared += 1;
  return (name) => name.split(' ').slice(shared).join(' ');
}
