import { dirname, join, normalize } from 'node:path/posix';
import { workspaceOf } from './list-sources.mjs';

/** Which folder needs which: keys and values are folders, or files that stand directly in a workspace's root. */
export function folderGraph(sources) {
  const known = new Set(sources.map(({ path }) => path));
  const graph = new Map();
  for (const { path, imports } of sources)
    for (const wanted of imports) {
      const target = fileOf(path, wanted, known);
      if (target !== undefined && workspaceOf(target) === workspaceOf(path))
        addEdge(graph, nodeOf(path), nodeOf(target));
    }
  return graph;
}

/** Which workspace needs which, both by folder. `names` maps `@vitrine/bus` to `packages/bus`. */
export function workspaceGraph(sources, names) {
  const graph = new Map();
  for (const { path, imports } of sources)
    for (const wanted of imports) {
      const [scope, name] = wanted.split('/');
      const target = names.get(`${scope}/${name}`);
      if (target !== undefined) addEdge(graph, workspaceOf(path), target);
    }
  return graph;
}

function addEdge(graph, from, to) {
  if (from === to) return;
  const targets = graph.get(from) ?? new Set();
  targets.add(to);
  graph.set(from, targets);
}

/** A file in the root of its workspace (`main.ts`, `env.ts`) is an idea of its own; any other belongs to its folder. */
function nodeOf(path) {
  const folder = dirname(path);
  const workspace = workspaceOf(path);
  return folder === workspace || folder === `${workspace}/src` ? path : folder;
}

/** The dashboard writes `@/` for its own root and leaves endings out; everything else says `.js` of a `.ts`. */
function fileOf(from, wanted, known) {
  if (!wanted.startsWith('.') && !wanted.startsWith('@/')) return undefined;
  const path = wanted.startsWith('@/')
    ? join(workspaceOf(from), wanted.slice(2))
    : normalize(join(dirname(from), wanted));
  const bare = path.replace(/\.(js|jsx|ts|tsx)$/u, '');
  const candidates = [`${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`, `${bare}/index.tsx`];
  return candidates.find((candidate) => known.has(candidate));
}
