import type { Need } from './services.js';
import type { PodDefaults } from './values/component-fields.js';

export interface JobSpec extends PodDefaults {
  readonly name: string;
  readonly about: string;
  readonly command: readonly string[];
  readonly needs: readonly Need[];
  /** Cron expression; without one the job runs once per schema version. */
  readonly schedule?: string;
  readonly enabled: boolean;
}

/** The jobs image's commands. Training joins as one entry more, with an image of its own. */
export const jobs: readonly JobSpec[] = [
  {
    name: 'migrate',
    about: 'Brings Postgres, ClickHouse and topics to this version; services wait for it.',
    command: ['node', 'dist/migrate.js'],
    needs: ['kafka', 'clickhouse', 'postgres'],
    enabled: true,
    cpu: '100m',
    memory: '256Mi',
    memoryLimit: '512Mi',
  },
  {
    name: 'retention',
    about: 'Deletes what is past its time: ended sessions, dead letters.',
    command: ['node', 'dist/retention.js'],
    needs: ['clickhouse', 'postgres'],
    schedule: '40 3 * * *',
    enabled: true,
    cpu: '50m',
    memory: '128Mi',
    memoryLimit: '256Mi',
  },
];
