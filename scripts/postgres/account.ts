/** PostgreSQL refuses to run as root: then it runs as another account, which must be able to reach its files. */
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

export type Account = { name: string; uid: number; gid: number };

/** Null: run as whoever we are. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const wanted of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${wanted}:`))?.split(":");
    if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no account postgres or nobody here. " +
      "Start Copydesk as another user, or set DATABASE_URL.",
  );
}

/** Whether the account may pass through every folder above `path`, as far as they are there. */
export function mayReach(account: Account | null, path: string): boolean {
  if (!account) return true;
  let folder = dirname(resolve(path));
  for (;;) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && !mayEnter(account, found)) return false;
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
}

function mayEnter(account: Account, folder: { mode: number; uid: number; gid: number }): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
