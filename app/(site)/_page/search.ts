/** What the address says behind its question mark. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;
