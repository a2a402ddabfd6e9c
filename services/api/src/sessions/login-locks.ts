import { ProblemError } from '@vitrine/platform';
import { digest, LOCK_MS, normaliseEmail, type Store, type Tries } from '@vitrine/store';

/** Tries of one account, a tenant and an e-mail, in a quarter of an hour. */
export const ACCOUNT_TRIES = 5;
/** Of one client address: a whole shop may be behind it. */
export const ADDRESS_TRIES = 100;

interface Typed {
  email: string;
  organisation?: string | undefined;
}

/**
 * Counts what was typed, known account or not: a lock shows nothing of who exists. A try without an organisation is one at
 * each account of the e-mail, so an account's tries are those that named its tenant and those that named none.
 */
export class LoginLocks {
  constructor(
    private readonly attempts: Store['loginAttempts'],
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Takes a try before the password is looked at, so that parallel guesses count too.
   * @returns how many tries that makes
   * @throws 429 address_locked | account_locked with the time
   */
  async admit(typed: Typed, address: string): Promise<Tries> {
    const here = await this.attempts.charge(addressSubject(address), ADDRESS_TRIES);
    if (here.tries > ADDRESS_TRIES) throw this.locked('address_locked', here);
    const charged = await this.attempts.charge(accountSubject(typed), ACCOUNT_TRIES);
    const total = typed.organisation === undefined ? charged : add(charged, await this.without(typed.email));
    if (total.tries > ACCOUNT_TRIES) throw this.locked('account_locked', total);
    return total;
  }

  /** Whether an account has tries left after so many that named no organisation. Nobody is told: the password does not fit. */
  async areOpen(email: string, tenantIds: readonly string[], taken: number): Promise<ReadonlySet<string>> {
    const subjects = new Map(tenantIds.map((organisation) => [organisation, accountSubject({ email, organisation })]));
    const known = await this.attempts.triesOf([...subjects.values()]);
    const left = tenantIds.filter((id) => (known.get(subjects.get(id) ?? '')?.tries ?? 0) + taken <= ACCOUNT_TRIES);
    return new Set(left);
  }

  /** What a wrong password is answered: the last of the tries says that it was the last. */
  refusal(taken: Tries): ProblemError {
    if (taken.tries >= ACCOUNT_TRIES) return this.locked('account_locked', taken);
    return new ProblemError(401, 'invalid_credentials');
  }

  /**
   * The right password wipes its own account's slate. Tries that named no organisation are wiped where the e-mail has this
   * account alone: whoever owns one of several must not win tries at the others, neither here nor of the address.
   */
  async clear(typed: Typed, tenantId: string, address: string, isOnlyAccount: boolean): Promise<void> {
    const { email } = typed;
    const own = accountSubject({ email, organisation: tenantId });
    await this.attempts.clear(isOnlyAccount ? [own, accountSubject({ email })] : [own]);
    if (isOnlyAccount || typed.organisation !== undefined) await this.attempts.giveBack(addressSubject(address));
  }

  /** Whoever has proved by a link who they are begins anew. */
  async forgive(email: string, tenantId: string): Promise<void> {
    await this.attempts.clear([accountSubject({ email, organisation: tenantId })]);
  }

  private async without(email: string): Promise<Tries | undefined> {
    const subject = accountSubject({ email });
    return (await this.attempts.triesOf([subject])).get(subject);
  }

  private locked(code: 'account_locked' | 'address_locked', { lastTryAt }: Tries): ProblemError {
    const until = Math.min(lastTryAt.getTime(), this.now()) + LOCK_MS;
    const seconds = Math.max(1, Math.ceil((until - this.now()) / 1000));
    return new ProblemError(429, code, {
      params: { minutes: Math.ceil(seconds / 60), until: new Date(until).toISOString() },
      headers: { 'retry-after': String(seconds) },
    });
  }
}

function add(one: Tries, other: Tries | undefined): Tries {
  if (other === undefined) return one;
  return {
    tries: one.tries + other.tries,
    lastTryAt: one.lastTryAt > other.lastTryAt ? one.lastTryAt : other.lastTryAt,
  };
}

function accountSubject({ email, organisation }: Typed): string {
  return digest(JSON.stringify(['account', organisation ?? null, normaliseEmail(email)]));
}

function addressSubject(address: string): string {
  return digest(JSON.stringify(['address', address]));
}
