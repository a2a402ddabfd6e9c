const compile = (parser, transform) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', ...parser },
      transform,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/**
 * Three kinds of test by suffix. .spec.ts is pure (.spec.tsx draws components on the server). .int.spec.ts runs on the real embedded
 * engines, e2e/ on the whole stack. `scripts/check-specs.mjs` finds specs that none of the three would run.
 */
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^@/(.*)$': '<rootDir>/apps/dashboard/$1' },
  testEnvironment: '<rootDir>/packages/devstack/src/jest/plain-globals.cjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  transform: {
    '^.+\\.ts$': compile({ decorators: true }, { legacyDecorator: true, decoratorMetadata: true }),
    '^.+\\.tsx$': compile({ tsx: true }, { react: { runtime: 'automatic' } }),
  },
  transformIgnorePatterns: ['/node_modules/(?!@vitrine/)'],
  modulePathIgnorePatterns: ['/dist/', '/.next/', '<rootDir>/.vitrine'],
};

const judged = [
  'packages/contracts/src',
  'packages/domain/src',
  'packages/metrics/src',
  'packages/consumer/src/outcomes',
  'services/processing/src/sales/steps',
];

const setUp = (...names) => names.map((name) => `<rootDir>/packages/devstack/src/jest/${name}.ts`);
const onEngines = setUp('one-draw', 'end-with-jest', 'patience');

export default {
  // Of tests that are written to run side by side: two cores have no more to do with three than they can.
  maxConcurrency: 3,
  // What a suite has loaded is not let go of whole: a worker grows by some 7 MB with each.
  workerIdleMemoryLimit: '1GB',
  collectCoverageFrom: judged.map((folder) => `${folder}/**/*.ts`).concat('!**/*.spec.ts', '!**/index.ts'),
  coverageReporters: ['text', 'text-summary'],
  coverageThreshold: Object.fromEntries(judged.map((folder) => [`./${folder}/`, { branches: 90 }])),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      setupFilesAfterEnv: setUp('one-draw'),
      testMatch: ['<rootDir>/{packages,services,apps,k8s,scripts}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'int',
      testMatch: ['<rootDir>/{packages,services}/**/*.int.spec.ts'],
      globalSetup: '<rootDir>/packages/devstack/src/jest/start-engines.ts',
      globalTeardown: '<rootDir>/packages/devstack/src/jest/stop-engines.ts',
      setupFilesAfterEnv: onEngines,
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts'],
      globalSetup: '<rootDir>/packages/devstack/src/jest/start-stack.ts',
      globalTeardown: '<rootDir>/packages/devstack/src/jest/stop-stack.ts',
      setupFilesAfterEnv: onEngines,
    },
  ],
};
