import type { SessionRequest } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import { type Account, hashPassword, type PasswordCost, type Store, verifyPassword } from '@vitrine/store';
import { LoginLocks } from './login-locks.js';

/** Signs a person in. Neither the answer, nor the lock, nor the time taken shows whether and where an account exists. */
export class Login {
  readonly locks: LoginLocks;
  private readonly decoy: Promise<string>;

  constructor(
    private readonly store: Store,
    private readonly ttlMs: number,
    cost?: PasswordCost,
  ) {
    this.locks = new LoginLocks(store.loginAttempts);
    this.decoy = hashPassword('nobody has this password', cost);
  }

  /**
   * @param address the client's, as the platform gives it
   * @throws 401 invalid_credentials
   * @throws 429 account_locked | address_locked, with the time
   * @throws 409 which_organisation, with the organisations that the password fits
   */
  async open(request: SessionRequest, address: string): Promise<{ token: string; userId: string; ttlMs: number }> {
    const accounts = await this.accountsOf(request);
    const tenantIds = accounts.map(({ tenantId }) => tenantId);
    const taken = await this.locks.admit(request, address, tenantIds);
    const open = await this.openAmong(accounts, request);
    const fitting = await this.fitting(open, request);
    const [account, ...others] = fitting;
    if (account === undefined) throw this.locks.refusal(taken);
    const isOnlyAccount = request.organisation === undefined && accounts.length === 1;
    if (request.organisation === undefined && !isOnlyAccount)
      await this.locks.fit(
        request.email,
        fitting.map(({ tenantId }) => tenantId),
      );
    if (others.length > 0) throw await this.which(fitting);
    await this.locks.clear(request, account.tenantId, address, isOnlyAccount);
    const { token } = await this.store.sessions.open(account.id, this.ttlMs);
    return { token, userId: account.id, ttlMs: this.ttlMs };
  }

  private async accountsOf({ email, organisation }: SessionRequest): Promise<Account[]> {
    return this.store.users.findByEmail(email, organisation);
  }

  private async openAmong(accounts: readonly Account[], request: SessionRequest): Promise<Account[]> {
    const active = accounts.filter(({ deactivatedAt }) => deactivatedAt === null);
    // A try that names the organisation was counted among that account's tries already.
    if (request.organisation !== undefined) return active;
    const tenantIds = active.map(({ tenantId }) => tenantId);
    const left = await this.locks.areOpen(request.email, tenantIds);
    return active.filter(({ tenantId }) => left.has(tenantId));
  }

  /** Compares as often for any e-mail: as many accounts as one e-mail has at most here, or one where the tenant is named. */
  private async fitting(accounts: readonly Account[], request: SessionRequest): Promise<Account[]> {
    const most = request.organisation === undefined ? await this.store.users.mostWithOneEmail() : 1;
    const decoys = Array.from({ length: Math.max(1, most) - accounts.length }, () => undefined);
    const decoy = await this.decoy;
    const isRight = await Promise.all(
      [...accounts, ...decoys].map((one) => verifyPassword(request.password, one?.passwordHash ?? decoy)),
    );
    return accounts.filter((_, place) => isRight[place]);
  }

  private async which(fitting: readonly Account[]): Promise<ProblemError> {
    const choices = await Promise.all(
      fitting.map(async ({ tenantId }) => ({
        value: tenantId,
        label: (await this.store.tenants.find(tenantId))?.name ?? tenantId,
      })),
    );
    return new ProblemError(409, 'which_organisation', {
      choices,
      errors: [{ pointer: '/organisation', code: 'missing_field' }],
    });
  }
}
