export {
  type CarryOut,
  type Engines,
  isChangedFile,
  type MigrationRun,
  migrateEverything,
  type Part,
} from './migrate-everything.js';
