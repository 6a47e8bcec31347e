import { env } from "#lib/env/env";
import { openConfiguredStore } from "./configured-store.ts";
import type { Store } from "./store.ts";

let store: Store | undefined;

/** Originals of sources, in this installation's data folder or bucket. */
export function sourceStore(): Store {
  return (store ??= openConfiguredStore(env, "sources"));
}
