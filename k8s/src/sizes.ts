/** What every pod of ours takes from the values: where it runs, how much it gets, what an operator adds. */
export interface PodDefaults {
  readonly cpu: string;
  readonly memory: string;
  readonly memoryLimit: string;
  /** Scratch space on the node; `tmp` volumes and logs count. */
  readonly scratch?: string;
}

/** What a service takes besides: how many pods there are, and what adds one. */
export interface ServiceDefaults extends PodDefaults {
  readonly replicas: number;
  readonly maxReplicas: number;
  /** Lag in messages per pod that asks for one more (Kafka consumers), else CPU in percent. */
  readonly scaling: { readonly lag: number } | { readonly cpu: number };
}
