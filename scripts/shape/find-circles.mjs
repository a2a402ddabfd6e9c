/**
 * Groups of nodes of which each can be reached from each, each group sorted, by Tarjan's algorithm.
 * @param {Map<string, Set<string>>} graph
 * @returns {string[][]}
 */
export function findCircles(graph) {
  const state = { graph, order: new Map(), low: new Map(), path: [], circles: [] };
  for (const node of graph.keys()) if (!state.order.has(node)) walk(node, state);
  return state.circles.sort(([a], [b]) => (a < b ? -1 : 1));
}

function walk(node, state) {
  const { graph, order, low, path } = state;
  order.set(node, order.size);
  low.set(node, order.get(node));
  path.push(node);
  for (const next of graph.get(node) ?? []) {
    if (!order.has(next)) walk(next, state);
    if (path.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
  }
  if (low.get(node) === order.get(node)) take(node, state);
}

/** The nodes above one that reaches nothing older are its circle; alone it is none. */
function take(node, { path, circles }) {
  const circle = path.splice(path.indexOf(node)).sort();
  if (circle.length > 1) circles.push(circle);
}
