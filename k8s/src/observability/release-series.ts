import { fullname } from '../names.js';
import { concat, digest, named, release } from '../template/expr.js';
import { text } from '../template/tokens.js';

/**
 * Selectors for the series of this release and no other's: `job` is the Service's name, as the Prometheus operator sets it. RELEASE,
 * NAMESPACE and INSTANCE (both as one short word) stand for tokens. An expression may pass through JSON on its way into the chart, and
 * tokens would not survive.
 */
export const inNamespace = 'namespace="NAMESPACE"';
export const series = (service: string): string => `job="RELEASE-${service}",${inNamespace}`;

export const ofThisRelease = (source: string): string =>
  source
    .replaceAll('RELEASE', fullname)
    .replaceAll('NAMESPACE', text(release('Namespace')))
    .replaceAll('INSTANCE', text(digest(concat(named('fullname'), '/', release('Namespace')))));
