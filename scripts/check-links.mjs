/**
 * Ends with 1 and their places when a page links to a file, folder or heading that the repository does not have. Addresses outside are
 * not asked. Part of the house stage.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './prepare.mjs';

const pages = new Map(listPages().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const broken = [...pages].flatMap(([path, text]) => brokenLinks(path, text));
if (broken.length > 0) {
  console.log(`Links that lead nowhere:\n${broken.join('\n')}`);
  process.exitCode = 1;
}

/** Tracked pages, and those that are still to be added. */
function listPages() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '*.md'];
  const { stdout, status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return stdout.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

function brokenLinks(path, text) {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link]) => link);
  return links.filter((link) => !/^[a-z]+:/u.test(link) && !resolves(path, link)).map((link) => `${path}: ${link}`);
}

function resolves(path, link) {
  const [file, anchor] = link.split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  const page = pages.get(target) ?? pages.get(join(target, 'README.md'));
  return page !== undefined && anchorsOf(page).has(anchor);
}

/** The anchors of a page's headings, as GitHub makes them; a heading that comes again has a number. */
function anchorsOf(text) {
  const anchors = new Set();
  for (const [, heading] of text.replace(/^```[\s\S]*?^```/gmu, '').matchAll(/^#+ (.+)$/gmu)) {
    const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
    const anchor = plain.trim().replaceAll(' ', '-');
    let numbered = anchor;
    for (let n = 1; anchors.has(numbered); n += 1) numbered = `${anchor}-${n}`;
    anchors.add(numbered);
  }
  return anchors;
}

function withoutCode(text) {
  return text.replace(/^```[\s\S]*?^```/gmu, '').replace(/`[^`\n]*`/gu, '');
}
