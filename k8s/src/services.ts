import { type Deployable, type DeployableName, deployables } from '@vitrine/contracts';
import type { ServiceDefaults } from './sizes.js';

/** A folder on the node, which goes with the pod. Beside `tmp` and logs it must stay within the pod's limit of scratch space. */
export interface OwnDisk {
  /** Tells the program where it is. */
  readonly variable: string;
  readonly mountPath: string;
  /** The pod is evicted above it: the program keeps to less. */
  readonly sizeLimit: string;
}

/** How large one is on a cluster, and how it grows. */
export interface ServiceSizes extends ServiceDefaults {
  readonly disk?: OwnDisk;
  /** `METRICS_PORT`, where others than those who scrape are answered on `port`, and must be alone there. */
  readonly metricsPort?: number;
  /** Pods where an installation is to survive the loss of a zone. */
  readonly available: { readonly replicas: number; readonly minReplicas: number; readonly maxReplicas: number };
}

export type ServiceSpec = Deployable & ServiceSizes;

/** Of each deployable of packages/contracts; one without sizes does not compile. */
const sizes: Readonly<Record<DeployableName, ServiceSizes>> = {
  processing: {
    replicas: 2,
    maxReplicas: 12,
    available: { replicas: 3, minReplicas: 2, maxReplicas: 12 },
    scaling: { lag: 2000 },
    cpu: '250m',
    memory: '512Mi',
    memoryLimit: '1Gi',
  },
  alerting: {
    replicas: 2,
    maxReplicas: 6,
    available: { replicas: 2, minReplicas: 2, maxReplicas: 6 },
    scaling: { lag: 2000 },
    cpu: '250m',
    memory: '512Mi',
    memoryLimit: '768Mi',
  },
  recommendations: {
    replicas: 2,
    maxReplicas: 6,
    available: { replicas: 2, minReplicas: 2, maxReplicas: 6 },
    scaling: { lag: 2000 },
    cpu: '250m',
    memory: '512Mi',
    // Indexes of 400 MiB, and what two more take while they are read.
    memoryLimit: '1536Mi',
    scratch: '512Mi',
    disk: { variable: 'INDEX_FOLDER', mountPath: '/var/cache/vitrine', sizeLimit: '768Mi' },
    metricsPort: 9404,
  },
  ingestion: {
    replicas: 2,
    maxReplicas: 10,
    available: { replicas: 2, minReplicas: 2, maxReplicas: 10 },
    scaling: { cpu: 65 },
    cpu: '100m',
    memory: '192Mi',
    memoryLimit: '512Mi',
  },
  api: {
    replicas: 2,
    maxReplicas: 10,
    available: { replicas: 3, minReplicas: 3, maxReplicas: 10 },
    scaling: { cpu: 65 },
    cpu: '250m',
    memory: '384Mi',
    memoryLimit: '768Mi',
  },
  dashboard: {
    replicas: 2,
    maxReplicas: 10,
    available: { replicas: 2, minReplicas: 2, maxReplicas: 6 },
    scaling: { cpu: 65 },
    cpu: '100m',
    memory: '256Mi',
    memoryLimit: '512Mi',
  },
};

/** The deployables with their sizes; values, manifests, policies and tests follow from them. */
export const services: readonly ServiceSpec[] = deployables.map((each) => ({ ...each, ...sizes[each.name] }));
