/**
 * `npm run shape`: circles of folders within each workspace and between workspaces, lengths of functions, and the one spelling of private
 * members. Also how many files each kind of addition touches (recipes.mjs). Ends with 1 when something breaks the rules and known.mjs does
 * not list it, or lists it in vain. Part of the house stage.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { compareKnown } from './compare-known.mjs';
import { countRecipe } from './count-recipe.mjs';
import { findCircles } from './find-circles.mjs';
import { folderGraph, workspaceGraph } from './folder-graph.mjs';
import { knownCircles, knownLongFunctions } from './known.mjs';
import { listSources, workspaceOf } from './list-sources.mjs';
import { filesOfCommits } from './read-history.mjs';
import { readSource } from './read-source.mjs';
import { recipes } from './recipes.mjs';

const LONGEST_LINES = 80;
const MEDIAN_LINES = 8;
const SHOWN = 10;

const sources = listSources().map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
const complaints = [...circles(), ...lengths(), ...hashMembers(), ...additions()];
for (const complaint of complaints) console.log(`✗ ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

function circles() {
  const isFolder = (node) => !node.endsWith('.ts') && !node.endsWith('.tsx');
  const found = [
    ...findCircles(folderGraph(sources)).filter((circle) => circle.some(isFolder)),
    ...findCircles(workspaceGraph(sources, workspaceNames())),
  ];
  console.log(`${found.length} circles of folders`);
  for (const circle of found) console.log(`  ${circle.join(' · ')}`);
  const texts = (list) => list.map((circle) => circle.join(' · '));
  return compareKnown('circle of folders', texts(found), texts(knownCircles));
}

/** Functions with a name: one without is a part of the code around it. */
function lengths() {
  const functions = sources
    .flatMap(({ path, functions: own }) => own.map((each) => ({ ...each, path })))
    .filter(({ name }) => name !== '(inline)')
    .sort((a, b) => b.lines - a.lines);
  const median = functions[Math.floor(functions.length / 2)]?.lines ?? 0;
  console.log(`${functions.length} functions, median ${median} lines; the longest:`);
  for (const { lines, name, path, line } of functions.slice(0, SHOWN))
    console.log(`  ${lines} ${name}, ${path}:${line}`);
  const long = functions.filter(({ lines }) => lines > LONGEST_LINES).map(({ path, name }) => `${path} ${name}`);
  const tooLong = compareKnown(`function above ${LONGEST_LINES} lines`, long, knownLongFunctions);
  return median > MEDIAN_LINES ? [...tooLong, `the median is above ${MEDIAN_LINES} lines`] : tooLong;
}

/** A private member is `private x`, which tests and the compiler treat as they do everything else. */
function hashMembers() {
  return sources.flatMap(({ path, hashMembers: own }) =>
    own.map(({ name, line }) => `write "private ${name.slice(1)}" for ${name}, ${path}:${line}`),
  );
}

/** Files outside its own folders that each recipe of docs/extending.md touched when it was followed. */
function additions() {
  const touched = filesOfCommits(recipes.flatMap(({ commits }) => commits));
  return recipes.flatMap((recipe) => {
    const missing = recipe.commits.filter((subject) => !touched.has(subject));
    if (missing.length > 0) {
      console.log(`${recipe.name}: not counted, this history has no commit "${missing.join('", "')}"`);
      return [];
    }
    const { counted, apart } = countRecipe(
      recipe,
      recipe.commits.flatMap((subject) => touched.get(subject) ?? []),
    );
    return sayRecipe(recipe, counted, apart);
  });
}

function sayRecipe({ name, limit = Number.POSITIVE_INFINITY }, counted, apart) {
  const most = Number.isFinite(limit) ? `, at most ${limit}` : '';
  console.log(`${name}: ${counted.length} files outside its own folders${most}`);
  for (const path of counted) console.log(`  ${path}`);
  for (const reason of new Set(apart.map(({ because }) => because))) {
    const files = apart.filter(({ because }) => because === reason);
    console.log(`  and ${files.length} apart: ${reason}`);
  }
  return counted.length > limit ? [`${name} touched ${counted.length} files outside its own folders${most}`] : [];
}

function workspaceNames() {
  const folders = [...new Set(sources.map(({ path }) => workspaceOf(path)))];
  const nameOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).name;
  return new Map(folders.map((folder) => [nameOf(folder), folder]));
}
