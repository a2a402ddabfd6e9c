import { getRow, putRow } from '../../lib/offline/database';
import { forgetKept } from '../../lib/offline/forget';

/** Where it stands who is here, beside what was kept for them. */
interface Place {
  readonly read: () => Promise<unknown>;
  readonly write: (personId: string) => Promise<unknown>;
  /** All that was kept, and who was here. */
  readonly forget: () => Promise<unknown>;
}

const PERSON = 'person';
const here: Place = {
  read: () => getRow('kept', PERSON),
  write: (personId) => putRow('kept', PERSON, personId),
  forget: forgetKept,
};

/** Who reads in this browser; what others left is forgotten. Steps are taken in the order in which they were told. */
export class WhoIsHere {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly place: Place = here) {}

  here(personId: string): Promise<void> {
    return this.inOrder(async () => {
      const known = await this.place.read();
      if (known === personId) return;
      // Nobody is known where all was forgotten: what is there now is this person's own.
      if (known !== undefined) await this.place.forget();
      await this.place.write(personId);
    });
  }

  gone(): Promise<void> {
    return this.inOrder(async () => void (await this.place.forget()));
  }

  /** As it stands, whoever changed it: a page that signs out forgets by itself. */
  async isHere(personId: string): Promise<boolean> {
    return (await this.place.read()) === personId;
  }

  private inOrder(step: () => Promise<void>): Promise<void> {
    const taken = this.last.then(step);
    // Whoever told it hears of a fault; the next step is taken all the same.
    this.last = taken.catch(() => undefined);
    return taken;
  }
}
