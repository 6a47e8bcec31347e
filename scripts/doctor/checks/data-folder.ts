import { accessSync, constants, existsSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { failed, note, ok } from "../check.ts";
import type { Finding } from "../check.ts";
import { nearestFolder } from "../examined.ts";
import type { Examined } from "../examined.ts";

/** What the desk writes into; PostgreSQL's own folder may belong to another account. */
const PARTS = ["", "logs", "models", "sources", "environment.json", "secret"];
const OTHERS_WRITE = 0o022;

export function dataFolder({ settings: { dataFolder: folder }, holder }: Examined): Finding[] {
  if (!existsSync(folder)) return beforeFirstStart(folder);
  if (!statSync(folder).isDirectory()) return [failed(`${folder} is a file.`, "Name a folder in COPYDESK_DATA_DIR.")];
  const closed = PARTS.map((part) => join(folder, part)).filter((path) => existsSync(path) && !mayUse(path));
  const who = userInfo().username;
  if (closed.length > 0)
    return [
      failed(
        `The account ${who} may not read and write ${closed.join(", ")}.`,
        `Start the desk as the account that made the folder, or give it to this one: chown -R ${who} ${folder}`,
      ),
    ];
  if (process.platform !== "win32" && (statSync(folder).mode & OTHERS_WRITE) !== 0)
    return [note(`Other accounts of this machine may write into ${folder}.`, `Run: chmod go-w ${folder}`)];
  return [ok(holder === null ? `${folder}, not in use.` : `${folder}, in use by the desk (process ${holder}).`)];
}

function beforeFirstStart(folder: string): Finding[] {
  const above = nearestFolder(folder);
  if (statSync(above).isDirectory() && mayUse(above)) return [ok(`${folder} is not there yet; npm start makes it.`)];
  return [
    failed(
      `${folder} is not there, and the account ${userInfo().username} may make nothing in ${above}.`,
      "Name a folder of your own in COPYDESK_DATA_DIR.",
    ),
  ];
}

function mayUse(path: string): boolean {
  try {
    const folder = statSync(path).isDirectory();
    accessSync(path, constants.R_OK | constants.W_OK | (folder ? constants.X_OK : 0));
    return true;
  } catch {
    return false;
  }
}
