import type { Person } from '@vitrine/store';

/** The one place for names of people. */
export interface PeopleRepository {
  upsert(rows: readonly Person[]): Promise<void>;
}
