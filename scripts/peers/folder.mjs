import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where peers are kept: outside the clone, so that they live on. COPYDESK_PEERS_DIR names another folder. */
export function peersFolder() {
  if (process.env.COPYDESK_PEERS_DIR) return resolve(process.env.COPYDESK_PEERS_DIR);
  const caches =
    process.env.XDG_CACHE_HOME ||
    (process.platform === "win32" && process.env.LOCALAPPDATA) ||
    join(homedir(), ".cache");
  return join(caches, "copydesk", "peers");
}
