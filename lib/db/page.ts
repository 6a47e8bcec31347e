/** Lists are paged by cursor: the id of the last item, opaque to the caller. */
export type PageRequest = { limit: number; cursor: string | null };
export type Page<T> = { items: T[]; nextCursor: string | null };

/** What Prisma needs for a page: one row more than asked, which tells whether there is a next page. */
export function pageArguments(page: PageRequest) {
  return { take: page.limit + 1, ...(page.cursor ? { cursor: { id: page.cursor }, skip: 1 } : {}) };
}

export function pageOf<T extends { id: string }>(rows: T[], page: PageRequest): Page<T> {
  const items = rows.slice(0, page.limit);
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

export const FIRST_PAGE: PageRequest = { limit: 50, cursor: null };
