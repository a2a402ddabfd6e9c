/** Generated files: path → text. */
export type Files = Readonly<Record<string, string>>;
