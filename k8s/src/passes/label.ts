import { any, chart, type Expr, present, release, value } from '../template/expr.js';
import { type Json, type JsonObject, text, when } from '../template/tokens.js';

/** Recommended labels, and the operator's own, on every object. Pods keep only what selects them: a new version alone restarts nothing. */
export function label(object: JsonObject, chartName: string): JsonObject {
  const metadata = object.metadata as JsonObject;
  const labels: Json = {
    ...(metadata.labels as JsonObject),
    'app.kubernetes.io/part-of': 'vitrine',
    'app.kubernetes.io/managed-by': text(release('Service')),
    'app.kubernetes.io/version': text(chart('AppVersion')),
    'vitrine.dev/environment': text(value('environment')),
    'helm.sh/chart': `${chartName}-${text(chart('Version'))}`,
    $spread: withCommon((metadata.labels as JsonObject | undefined) ?? {}, 'commonLabels'),
  };
  const own = (metadata.annotations as JsonObject | undefined) ?? {};
  const sources = withCommon(own, 'commonAnnotations');
  const given: JsonObject = { ...own, $spread: sources };
  const annotations = Object.keys(own).some((key) => key !== '$spread')
    ? given
    : when(any(...(sources as unknown as Expr[]).map(present)), given);
  return { ...object, metadata: { ...metadata, labels, annotations } };
}

/** Several sources of entries in one map: a list of spreads. */
function withCommon(map: JsonObject, path: string): Json {
  const before = map.$spread === undefined ? [] : [map.$spread].flat();
  return [...before, value(path) as unknown as Json];
}
