import { firstLiveChoice, type ModelChoice, modelChoiceSchema } from '@vitrine/recommend';
import type { ModelChoices } from '@vitrine/warehouse';

/** What ranks a tenant's companions, and since when. */
export interface DatedChoice {
  /** 0 of the one that every tenant begins with. */
  readonly chosenAtMs: number;
  readonly choice: ModelChoice;
}

/** Until the nightly job has chosen for a tenant. */
export const firstChoice: DatedChoice = {
  chosenAtMs: 0,
  choice: { live: firstLiveChoice, nightly: { kind: 'best-sellers' }, ranks: 'live' },
};

/** The newest choice of each tenant. One that this release cannot read, because another made it, counts as none. */
export class ChoiceSource {
  constructor(private readonly choices: Pick<ModelChoices, 'newest'>) {}

  async of(tenantId: string): Promise<DatedChoice> {
    const row = await this.choices.newest(tenantId);
    const choice = row && modelChoiceSchema.safeParse(asJson(row.choice)).data;
    return row && choice ? { chosenAtMs: row.chosenAtMs, choice } : firstChoice;
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
