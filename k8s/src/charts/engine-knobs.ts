import { present, value } from '../template/expr.js';
import { block, type Json, when } from '../template/tokens.js';

/** What the values ask of an engine's pods, field by field, for an operator that makes them: absent where nothing is asked. */
export const asked = (path: string): Json => when(present(value(path)), block(value(path)));

/** Where pods may run: the fields of the same names in a pod, and in what most operators take for one. */
export const placement = (engine: string): Readonly<Record<'nodeSelector' | 'tolerations', Json>> => ({
  nodeSelector: asked(`${engine}.nodeSelector`),
  tolerations: asked(`${engine}.tolerations`),
});

/**
 * What a namespace under the restricted standard asks of each container. Strimzi and the ClickHouse operators set none of it by
 * themselves, so their pods would be refused; CloudNativePG does.
 */
export const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
