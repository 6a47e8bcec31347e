import { env } from "#lib/env/env";
import { openConfiguredStore } from "./configured-store.ts";
import type { Store } from "./store.ts";

let store: Store | undefined;

/** Files of models, in this installation's data folder or bucket. */
export function modelStore(): Store {
  return (store ??= openConfiguredStore(env, "models"));
}
