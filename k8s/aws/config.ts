/** What differs between environments; nothing is looked up, so a synth needs no account and no network. */
export interface AwsConfig {
  readonly environment: 'staging' | 'production';
  /** An account each: repositories, secrets and GitHub's identity exist once in an account, and no environment reaches another's. */
  readonly account: string;
  readonly region: string;
  readonly availabilityZones: readonly string[];
  /** Name in the browser. */
  readonly host: string;
  /** The hosted zone that is made: the host itself or a parent, delegated to by NS records. */
  readonly zoneName: string;
  /** Who may reach the load balancer; empty = everyone. */
  readonly allowedCidrs: readonly string[];
  /** Who may reach the API server of the cluster from outside; empty = nobody, only from inside the VPC. */
  readonly operatorCidrs: readonly string[];
  readonly natGateways: number;
  /** In how many zones the endpoints of AWS services stand; each costs by the hour, other zones reach them across. */
  readonly endpointZones: number;
  readonly database: { readonly multiAz: boolean; readonly storageGiB: number };
  /** Kafka by AWS instead of Strimzi. */
  readonly msk: boolean;
  /** `owner/name` of the repository whose workflow may deploy. */
  readonly repository: string;
  readonly budget: { readonly monthlyUsd: number; readonly email: string };
}

const base = {
  region: 'sa-east-1',
  availabilityZones: ['sa-east-1a', 'sa-east-1b', 'sa-east-1c'],
  operatorCidrs: [],
  msk: false,
  repository: 'vitrine-sales/vitrine',
} as const;

/** Replace account, names and addresses by your own; the guide says where each comes from. */
export const environments: Readonly<Record<AwsConfig['environment'], AwsConfig>> = {
  staging: {
    ...base,
    environment: 'staging',
    account: '111111111111',
    host: 'staging.vitrine.example.com',
    zoneName: 'staging.vitrine.example.com',
    allowedCidrs: ['203.0.113.0/24'],
    natGateways: 1,
    endpointZones: 1,
    database: { multiAz: false, storageGiB: 20 },
    budget: { monthlyUsd: 1000, email: 'costs@vitrine.example.com' },
  },
  production: {
    ...base,
    environment: 'production',
    account: '222222222222',
    host: 'vitrine.example.com',
    zoneName: 'vitrine.example.com',
    allowedCidrs: [],
    natGateways: 3,
    endpointZones: 3,
    database: { multiAz: true, storageGiB: 100 },
    budget: { monthlyUsd: 2500, email: 'costs@vitrine.example.com' },
  },
};
