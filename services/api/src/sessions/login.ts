import type { SessionRequest } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import { hashPassword, LOCK_MS, MAX_TRIES, type PasswordCost, type Store, verifyPassword } from '@vitrine/store';

/** Signs a person in. Whether the account exists shows neither in the answer, nor in the lock, nor in the time taken. */
export class Login {
  private readonly decoy: Promise<string>;

  constructor(
    private readonly store: Store,
    private readonly ttlMs: number,
    cost?: PasswordCost,
  ) {
    this.decoy = hashPassword('nobody has this password', cost);
  }

  /** @throws 401 invalid_credentials, 429 account_locked with the time */
  async open({
    email,
    password,
    organisation,
  }: SessionRequest): Promise<{ token: string; userId: string; ttlMs: number }> {
    const admission = await this.store.loginAttempts.admit(email);
    if (!admission.isAdmitted) throw locked(admission.lockedUntil);
    const accounts = await this.store.users.findByEmail(email, organisation);
    const account = accounts.length === 1 ? accounts[0] : undefined;
    const isRight = await verifyPassword(password, account?.passwordHash ?? (await this.decoy));
    if (account === undefined || !isRight) {
      throw admission.tries >= MAX_TRIES
        ? locked(new Date(Date.now() + LOCK_MS))
        : new ProblemError(401, 'invalid_credentials');
    }
    await this.store.loginAttempts.clear(email);
    const { token } = await this.store.sessions.open(account.id, this.ttlMs);
    return { token, userId: account.id, ttlMs: this.ttlMs };
  }
}

function locked(until: Date): ProblemError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  return new ProblemError(429, 'account_locked', {
    params: { minutes: Math.ceil(seconds / 60), until: until.toISOString() },
    headers: { 'retry-after': String(seconds) },
  });
}
