import { subscribe } from 'node:diagnostics_channel';

/** Next answers an address that it cannot decode with an error of its own, before any page or route is asked. They get one that they can. */
export function readPaths() {
  subscribe('http.server.request.start', ({ request }) => {
    request.url = readablePath(request.url);
  });
}

/**
 * The same address where its path can be decoded; else the one that says what was typed: `/products/%E7` is of a product named `%E7`,
 * which nobody has.
 *
 * @param {string} url path and query
 */
export function readablePath(url) {
  const [path] = url.split('?', 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
