import type { PersonalKind } from '@vitrine/privacy';

/** A personal value that stood where none belongs. The value itself is nowhere but in the raw topic. */
export interface PersonalFinding {
  /** The message and its field, without places in lists: `ticket.lines.lineId`, `store.name`. */
  readonly field: string;
  readonly kind: PersonalKind;
  /** Reported only: identifiers of tenants, stores, products and events stay as they are, because other systems know them. */
  readonly handling: 'tokenised' | 'reported';
}
