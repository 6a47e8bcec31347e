import { env } from "#lib/env/env";
import { openStore } from "./store.ts";
import type { Store } from "./store.ts";

let store: Store | undefined;

/** Originals of sources, in this installation's data folder. */
export function sourceStore(): Store {
  return (store ??= openStore(env.COPYDESK_DATA_DIR, "sources"));
}
