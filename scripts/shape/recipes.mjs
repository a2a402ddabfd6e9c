/**
 * How many files outside its own folders an addition may touch, and the commit in which each recipe of docs/extending.md was followed.
 *
 * `own` are the folders of the addition itself. `apart` is what its commit did besides, with the reason: such a file is printed, not
 * counted. A commit is named by its subject, because a rebase gives it another hash; a recipe that took several names them all.
 *
 * @typedef {{ paths: string[], because: string }} Apart
 * @typedef {{ name: string, limit?: number, commits: string[], own: string[], apart: Apart[] }} Recipe
 */

/** A program writes these files, or a check fails when one is forgotten, or nothing breaks without it. @type {Apart[]} */
export const NOT_COUNTED = [
  {
    paths: [
      'charts/',
      'k8s/dist/',
      'packages/contracts/generated/',
      'docs/permissions.md',
      'docs/events.md',
      'package-lock.json',
    ],
    because: 'generated: a spec fails until the generator ran',
  },
  { paths: ['.spec.ts', '.spec.tsx', '.snap'], because: 'a spec: it fails until it says what there is now' },
  { paths: ['k8s/judge/every-knob.yaml'], because: 'the input of a spec, which fails without its row' },
  { paths: ['.md'], because: 'a page' },
];

/** @type {Recipe[]} */
export const recipes = [
  {
    name: 'a service',
    limit: 4,
    commits: ['ingestion: open an HTTP door for shops without Kafka'],
    own: ['services/ingestion/'],
    apart: [
      {
        paths: ['packages/platform/', 'services/api/'],
        because: 'the pieces of a door moved from the api to where both services find them',
      },
      {
        paths: [
          'packages/contracts/src/http/',
          'packages/contracts/src/errors/',
          'packages/contracts/src/messages/',
          'packages/contracts/src/index.ts',
          'apps/dashboard/messages/',
        ],
        because: 'the contract of its routes, which a service that consumes has not',
      },
      { paths: ['k8s/src/observability/alerts.ts'], because: 'a promise of its own' },
      {
        paths: ['docker/images.mjs', 'k8s/src/charts/environment.ts', 'packages/devstack/'],
        because: 'lists that follow from deployables.ts since',
      },
    ],
  },
  {
    name: 'a route with a screen',
    limit: 8,
    commits: ['api, dashboard: corrections, what changed in figures already told'],
    own: [
      'services/api/src/corrections/',
      'apps/dashboard/features/corrections/',
      'apps/dashboard/app/(app)/corrections/',
    ],
    apart: [],
  },
  {
    name: 'a metric',
    limit: 4,
    commits: ['metrics: discount rate, and the recipe by which a metric is added'],
    own: ['packages/metrics/'],
    apart: [],
  },
  {
    name: 'a table',
    commits: ['warehouse: rollups that are filled beside the stream, by difference'],
    own: ['packages/warehouse/migrations/', 'packages/warehouse/src/sales-rollups.ts'],
    apart: [
      {
        paths: [
          'packages/store/',
          'packages/warehouse/src/migrate.ts',
          'packages/warehouse/src/render-migration.ts',
          'packages/warehouse/src/rollup-fill.ts',
          'packages/warehouse/src/tables/column.ts',
          'packages/warehouse/src/warehouse.ts',
        ],
        because: 'what fills a rollup beside the stream, for every rollup to come',
      },
    ],
  },
  {
    name: 'a column of the facts',
    limit: 10,
    commits: ["warehouse: keep the broker's time of the message that wrote a row"],
    own: [],
    apart: [],
  },
  {
    name: 'a job',
    commits: ['migrate: job rollups fills and compares, and lets readers switch'],
    own: ['services/migrate/'],
    apart: [
      {
        paths: ['packages/devstack/src/supervisor/repeated-job.ts', 'packages/devstack/src/supervisor/stack.ts'],
        because: 'what repeats a job on one machine, for every job since',
      },
    ],
  },
];
