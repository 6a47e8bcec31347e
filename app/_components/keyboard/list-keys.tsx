"use client";

import { useListKeys, type ListKeyWords } from "./use-list-keys.ts";

/** J, K and X for the list with this id, on a page that the server made. */
export function ListKeys({ list, words }: { list: string; words: ListKeyWords }) {
  useListKeys({ id: list }, words);
  return null;
}
