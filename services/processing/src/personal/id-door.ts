import { idToken, type PersonalKind, personalKindInId, personalKindInPersonId, protectText } from '@vitrine/privacy';
import type { PersonalFinding } from './finding.js';

/**
 * Passes the fields of one message on and remembers what it found in them. Used where something was found, or where speed does not matter.
 */
export class IdDoor {
  readonly findings: PersonalFinding[] = [];

  constructor(
    private readonly tenantKey: Buffer,
    private readonly message: string,
  ) {}

  /** An identifier, or its token when it holds an address of mail or a written document. */
  readonly id = (name: string, id: string): string => this.tokenised(name, id, personalKindInId(id));

  /** An identifier that names a person: a bare document counts too. */
  readonly personId = (name: string, id: string): string => this.tokenised(name, id, personalKindInPersonId(id));

  /** An identifier that stays as it is. */
  readonly thing = (name: string, id: string): string => {
    const kind = personalKindInId(id);
    if (kind) this.add(name, kind, 'reported');
    return id;
  };

  /** Free text: only what is personal in it becomes a token. */
  readonly text = (name: string, text: string): string => {
    const { text: without, kinds } = protectText(this.tenantKey, text);
    for (const kind of kinds) this.add(name, kind, 'tokenised');
    return without;
  };

  private tokenised(name: string, id: string, kind: PersonalKind | undefined): string {
    if (kind === undefined) return id;
    this.add(name, kind, 'tokenised');
    return idToken(this.tenantKey, id);
  }

  private add(name: string, kind: PersonalKind, handling: PersonalFinding['handling']): void {
    this.findings.push({ field: `${this.message}.${name}`, kind, handling });
  }
}
