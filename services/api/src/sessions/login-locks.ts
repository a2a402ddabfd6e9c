import { ProblemError } from '@vitrine/platform';
import { digest, LOCK_MS, normaliseEmail, type Store, type Tries } from '@vitrine/store';

/** Tries of one account, a tenant and an e-mail, in a quarter of an hour. */
export const ACCOUNT_TRIES = 5;
/** Of one client address: a whole shop may be behind it. */
export const ADDRESS_TRIES = 100;

/** The largest number that the column holds. */
const NO_LIMIT = 2 ** 31 - 1;

interface Typed {
  email: string;
  organisation?: string | undefined;
}

/**
 * Counts tries by what was typed, known account or not, so that a lock does not show who exists. A try without an organisation is one at
 * each account of the e-mail, except those that its password fits. So an account's tries are those that named its tenant, and those that
 * named none and did not fit.
 */
export class LoginLocks {
  constructor(
    private readonly attempts: Store['loginAttempts'],
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Takes a try before the password is compared, so that parallel guesses count too.
   * @param tenantIds where the e-mail has accounts
   * @returns the number of that try, at the account with the fewest where no organisation is named
   * @throws 429 address_locked | account_locked with the time
   */
  async admit(typed: Typed, address: string, tenantIds: readonly string[]): Promise<Tries> {
    const here = await this.attempts.charge(addressSubject(address), ADDRESS_TRIES);
    if (here.tries > ADDRESS_TRIES) throw this.locked('address_locked', here);
    const charged = await this.attempts.charge(accountSubject(typed), ACCOUNT_TRIES);
    const total =
      typed.organisation === undefined
        ? await this.fewest(charged, typed.email, tenantIds)
        : add(charged, await this.without(typed.email, typed.organisation));
    if (total.tries > ACCOUNT_TRIES) throw this.locked('account_locked', total);
    return total;
  }

  /**
   * Whether an account has tries left that named no organisation, this one included. The caller is told only that the password does not
   * fit.
   */
  async areOpen(email: string, tenantIds: readonly string[]): Promise<ReadonlySet<string>> {
    const ofAll = accountSubject({ email });
    const own = (organisation: string) => accountSubject({ email, organisation });
    const subjects = tenantIds.flatMap((id) => [own(id), fittedSubject(email, id)]);
    const known = await this.attempts.triesOf([ofAll, ...subjects]);
    const tries = (subject: string) => known.get(subject)?.tries ?? 0;
    const taken = (id: string) => tries(own(id)) + Math.max(1, tries(ofAll) - tries(fittedSubject(email, id)));
    return new Set(tenantIds.filter((id) => taken(id) <= ACCOUNT_TRIES));
  }

  /** The try that named no organisation does not count at the accounts that its password fits. */
  async fit(email: string, tenantIds: readonly string[]): Promise<void> {
    for (const id of tenantIds) await this.attempts.charge(fittedSubject(email, id), NO_LIMIT);
  }

  /** The answer to a wrong password; the last of the tries says that it was the last. */
  refusal(taken: Tries): ProblemError {
    if (taken.tries >= ACCOUNT_TRIES) return this.locked('account_locked', taken);
    return new ProblemError(401, 'invalid_credentials');
  }

  /**
   * The right password wipes its own account's slate. Tries that named no organisation are wiped only where the e-mail has this account
   * alone. The owner of one of several accounts must not win tries at the others, neither here nor of the address.
   */
  async clear(typed: Typed, tenantId: string, address: string, isOnlyAccount: boolean): Promise<void> {
    const { email } = typed;
    const own = accountSubject({ email, organisation: tenantId });
    await this.attempts.clear(isOnlyAccount ? [own, accountSubject({ email }), fittedSubject(email, tenantId)] : [own]);
    if (isOnlyAccount || typed.organisation !== undefined) await this.attempts.giveBack(addressSubject(address));
  }

  /** A person who has proved by a link who they are begins anew. */
  async forgive(email: string, tenantId: string): Promise<void> {
    await this.attempts.clear([accountSubject({ email, organisation: tenantId })]);
  }

  /** Of the tries that named no organisation, those that did not fit this one. */
  private async without(email: string, organisation: string): Promise<Tries | undefined> {
    const [all, fitted] = [accountSubject({ email }), fittedSubject(email, organisation)];
    const known = await this.attempts.triesOf([all, fitted]);
    const named = known.get(all);
    return named && { ...named, tries: Math.max(0, named.tries - (known.get(fitted)?.tries ?? 0)) };
  }

  /** A new count begins without earlier fits: else these would be tries for somebody who knows no password. */
  private async fewest(charged: Tries, email: string, tenantIds: readonly string[]): Promise<Tries> {
    const fitted = tenantIds.map((id) => fittedSubject(email, id));
    if (charged.tries === 1) {
      await this.attempts.clear(fitted);
      return charged;
    }
    const known = [...(await this.attempts.triesOf(fitted)).values()].map(({ tries }) => tries);
    return { ...charged, tries: Math.max(1, charged.tries - Math.max(0, ...known)) };
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

function fittedSubject(email: string, organisation: string): string {
  return digest(JSON.stringify(['fitted', organisation, normaliseEmail(email)]));
}

function addressSubject(address: string): string {
  return digest(JSON.stringify(['address', address]));
}
