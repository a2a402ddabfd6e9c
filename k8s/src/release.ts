/** What this release of the chart says about itself. */
export const CHART = {
  name: 'vitrine',
  version: '0.1.0',
  appVersion: '0.1.0',
  /** preStop.sleep is on by default since 1.30. */
  kubeVersion: '>=1.30.0-0',
  kubernetes: '1.34.0',
} as const;
