import { env } from "#lib/env/env";
import { openStore } from "./store.ts";
import type { Store } from "./store.ts";

let store: Store | undefined;

/** Files of models, in this installation's data folder. */
export function modelStore(): Store {
  return (store ??= openStore(env.COPYDESK_DATA_DIR, "models"));
}
