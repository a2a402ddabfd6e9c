import type { StretchQuery } from '@vitrine/metrics';
import {
  idToken,
  type MasterKeys,
  personalKindInId,
  personalKindInPersonId,
  protectText,
  unwrapKey,
} from '@vitrine/privacy';
import type { Grant, Store } from '@vitrine/store';

type Filter = NonNullable<StretchQuery['filters']>[number];
type Dimension = Filter['dimension'];

const NO_KEY = Buffer.alloc(32);
const TEXTS: ReadonlySet<Dimension> = new Set(['region', 'category', 'brand']);

/**
 * Replaces what callers ask for by the tokens that processing made of it. So a caller who asks for a seller by e-mail address finds the
 * rows of its token. Without master keys, and for values without anything personal, the question stays as it was.
 */
export class TokenDoor {
  constructor(
    private readonly tenantKeys: Pick<Store['tenantKeys'], 'find'>,
    private readonly masterKeys: MasterKeys | undefined,
  ) {}

  async query(tenantId: string, query: StretchQuery): Promise<StretchQuery> {
    const isPersonal = query.filters?.some((filter) => filter.in.some((value) => holds(filter.dimension, value)));
    const key = isPersonal ? await this.keyOf(tenantId) : undefined;
    if (key === undefined || query.filters === undefined) return query;
    const filters = query.filters.map((filter) => ({
      ...filter,
      in: filter.in.map((value) => stored(filter.dimension, value, key)),
    }));
    return { ...query, filters };
  }

  /** A text to look for in texts of the catalogue: a category, or a part of a name. */
  async text(tenantId: string, text: string): Promise<string> {
    const key = holds('category', text) ? await this.keyOf(tenantId) : undefined;
    return key === undefined ? text : protectText(key, text).text;
  }

  /** Grants name sellers and regions. */
  async grants<G extends Pick<Grant, 'kind' | 'value'>>(tenantId: string, grants: readonly G[]): Promise<G[]> {
    const isPersonal = grants.some(({ kind, value }) => holds(DIMENSION_OF[kind], value));
    const key = isPersonal ? await this.keyOf(tenantId) : undefined;
    if (key === undefined) return [...grants];
    return grants.map((grant) => ({ ...grant, value: String(stored(DIMENSION_OF[grant.kind], grant.value, key)) }));
  }

  /** Undefined as long as processing has not met the tenant: there is no token yet. @throws PrivacyKeyError */
  private async keyOf(tenantId: string): Promise<Buffer | undefined> {
    if (this.masterKeys === undefined) return undefined;
    const wrapped = await this.tenantKeys.find(tenantId);
    return wrapped === undefined ? undefined : unwrapKey(wrapped, tenantId, this.masterKeys);
  }
}

const DIMENSION_OF = { tenant: 'store', store: 'store', region: 'region', self: 'seller' } as const;

const holds = (dimension: Dimension, value: string | number): boolean => stored(dimension, value, NO_KEY) !== value;

function stored(dimension: Dimension, value: string | number, key: Buffer): string | number {
  if (typeof value !== 'string') return value;
  if (TEXTS.has(dimension)) return protectText(key, value).text;
  if (dimension === 'seller') return personalKindInPersonId(value) ? idToken(key, value) : value;
  return dimension === 'channel' && personalKindInId(value) ? idToken(key, value) : value;
}
