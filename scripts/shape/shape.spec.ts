import { describe, expect, it } from '@jest/globals';
import { compareKnown } from './compare-known.mjs';
import { countRecipe } from './count-recipe.mjs';
import { findCircles } from './find-circles.mjs';
import { folderGraph, workspaceGraph } from './folder-graph.mjs';
import { filesOfCommits } from './read-history.mjs';
import { readSource } from './read-source.mjs';
import { recipes } from './recipes.mjs';

const graphOf = (edges: Record<string, string[]>) =>
  new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

const source = (path: string, ...imports: string[]) => ({ path, imports, functions: [], hashMembers: [] });

describe('circles', () => {
  it.each([
    { graph: {}, circles: [] },
    { graph: { a: ['b', 'c'], b: ['c'], c: [] }, circles: [] },
    { graph: { b: ['a'], a: ['b'] }, circles: [['a', 'b']] },
    {
      graph: { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'] },
      circles: [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    },
    // A way back to what has been taken already is no circle.
    { graph: { a: ['b'], b: [], c: ['b', 'a'], d: ['c'] }, circles: [] },
  ])('of $graph are $circles', ({ graph, circles }) => {
    expect(findCircles(graphOf(graph as Record<string, string[]>))).toEqual(circles);
  });
});

describe('who needs whom', () => {
  it('is asked of folders, and of files in a root, in every way that an import may be written', () => {
    const graph = folderGraph([
      source('packages/a/src/main.ts', './one/x.js', './env.js', '@vitrine/b'),
      source('packages/a/src/env.ts', 'zod'),
      source('packages/a/src/one/x.ts', '../two/index.js', './y.js', '../env.js'),
      source('packages/a/src/one/y.ts'),
      source('packages/a/src/two/index.ts', '../one/deep/z.js'),
      source('packages/a/src/one/deep/z.tsx'),
      source('apps/d/ui/button.tsx', '@/lib/words'),
      source('apps/d/lib/words.ts', '../nowhere'),
    ]);
    expect(graph).toEqual(
      graphOf({
        'packages/a/src/main.ts': ['packages/a/src/one', 'packages/a/src/env.ts'],
        'packages/a/src/one': ['packages/a/src/two', 'packages/a/src/env.ts'],
        'packages/a/src/two': ['packages/a/src/one/deep'],
        'apps/d/ui': ['apps/d/lib'],
      }),
    );
  });

  it('is asked of workspaces too, parts of their exports included', () => {
    const names = new Map([
      ['@vitrine/a', 'packages/a'],
      ['@vitrine/b', 'packages/b'],
    ]);
    const sources = [
      source('packages/a/src/x.ts', '@vitrine/b/testing', '@nestjs/common'),
      source('packages/b/src/y.ts', '@vitrine/a'),
    ];
    expect(workspaceGraph(sources, names)).toEqual(
      graphOf({ 'packages/a': ['packages/b'], 'packages/b': ['packages/a'] }),
    );
  });
});

it('a source tells what it imports, types and late ones too, how long its functions are, and what it hides with a hash', () => {
  const text = [
    "import type { A } from './a.js';",
    "export { b } from './b.js';",
    "export const late = async () => (await import('./c.js')).c;",
    "type D = import('./d.js').D;",
    'export class Store {',
    '  constructor(private readonly d: D) {',
    '  }',
    '  #hidden = 1;',
    '  static #count() { return new Store().#hidden; }',
    '  read(): A | undefined {',
    '    return [1].map((one) => one)[0];',
    '  }',
    '}',
  ].join('\n');
  expect(readSource('x.ts', text)).toEqual({
    path: 'x.ts',
    imports: ['./a.js', './b.js', './c.js', './d.js'],
    functions: [
      { name: 'late', line: 3, lines: 1 },
      { name: 'constructor of Store', line: 6, lines: 2 },
      { name: '#count', line: 9, lines: 1 },
      { name: 'read', line: 10, lines: 3 },
      { name: '(inline)', line: 11, lines: 1 },
    ],
    hashMembers: [
      { name: '#hidden', line: 8 },
      { name: '#count', line: 9 },
    ],
  });
});

it('what is new and what has been mended are both said, what is known is not', () => {
  expect(compareKnown('circle', ['a', 'b'], ['b', 'c'])).toEqual([
    'new circle: a',
    'circle mended, take it out of known.mjs: c',
  ]);
});

describe('the files of an addition', () => {
  const recipe = {
    name: 'a thing',
    commits: ['thing: add it'],
    own: ['packages/thing/'],
    apart: [{ paths: ['packages/store/'], because: 'moved' }],
  };

  it('are those outside its own folders, once each, less what is written or asked for by a program', () => {
    const paths = [
      'packages/thing/src/thing.ts',
      'packages/things.ts',
      'packages/list.ts',
      'packages/list.ts',
      'packages/list.spec.ts',
      'apps/dashboard/thing.spec.tsx',
      'packages/store/src/row.ts',
      'docs/thing.md',
      'k8s/dist/local/thing.yaml',
      'charts/vitrine/values.yaml',
      'package-lock.json',
    ];
    expect(countRecipe(recipe, paths)).toEqual({
      counted: ['packages/list.ts', 'packages/things.ts'],
      apart: [{ path: 'packages/store/src/row.ts', because: 'moved' }],
    });
  });

  it('are unknown where the history has no such commit', () => {
    expect(filesOfCommits(['a commit that nobody made'])).toEqual(new Map());
  });

  it.each(recipes)('of $name are told apart by rules that each take something', (known) => {
    const paths = known.commits.flatMap((subject) => filesOfCommits(known.commits).get(subject) ?? []);
    if (paths.length === 0) return;
    const rules = [...known.own, ...known.apart.flatMap((each) => each.paths)];
    expect(rules.filter((rule) => !paths.some((path) => path.startsWith(rule)))).toEqual([]);
  });
});
