/** By store, one bit a product: what lies there. */
export class StoreShelves {
  readonly byStore = new Map<string, Uint8Array>();

  constructor(private readonly products: number) {}

  put(storeId: string, code: number): void {
    const shelf = this.byStore.get(storeId) ?? new Uint8Array((this.products + 7) >> 3);
    shelf[code >> 3] = (shelf[code >> 3] as number) | (1 << (code & 7));
    this.byStore.set(storeId, shelf);
  }
}

/** True of every product for a store without a shelf. @param code undefined: nobody has sold it */
export function isOnShelf(
  shelves: ReadonlyMap<string, Uint8Array>,
  storeId: string,
  code: number | undefined,
): boolean {
  const shelf = shelves.get(storeId);
  if (shelf === undefined) return true;
  return code !== undefined && ((shelf[code >> 3] as number) & (1 << (code & 7))) !== 0;
}
