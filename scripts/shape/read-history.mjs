import { spawnSync } from 'node:child_process';
import { root } from '../prepare.mjs';

/**
 * What commits with these subjects touched, from the history of the working tree.
 * @param {string[]} subjects
 * @returns {Map<string, string[]>} paths by subject, a moved file by its new one; a commit that is not in the history is not there
 */
export function filesOfCommits(subjects) {
  const hashes = new Map();
  for (const line of git('log', '--format=%H %s').split('\n')) {
    const [hash, subject] = [line.slice(0, 40), line.slice(41)];
    if (subjects.includes(subject) && !hashes.has(subject)) hashes.set(subject, hash);
  }
  const namesOf = (hash) => git('show', '--name-only', '--format=', '-M', hash).split('\n').filter(Boolean);
  return new Map([...hashes].map(([subject, hash]) => [subject, namesOf(hash)]));
}

/** Nothing where there is no history: an archive of the sources has none. */
function git(...words) {
  const { stdout, status } = spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? stdout : '';
}
