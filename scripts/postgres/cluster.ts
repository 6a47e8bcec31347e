/** A PostgreSQL of our own in one folder: made once, with a password of its own, listening on this machine only. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mayReach, serverAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { findPostgres, program } from "./find.ts";
import type { Postgres } from "./find.ts";

export type Cluster = { folder: string; data: string; postgres: Postgres; account: Account | null; password: string };

export const USER = "copydesk";

/** Where programs and data go that the server's account could not reach where they are. */
const REACHABLE = "/var/lib/copydesk";

/**
 * Makes the cluster in `folder` unless it is there: the data, and its password for the owner only. Where the server's
 * account may not enter the folder, both go to a reachable place, which `folder` remembers.
 */
export async function prepareCluster(repository: string, asked: string): Promise<Cluster> {
  const account = serverAccount();
  const folder = await placeOf(asked, account);
  const data = join(folder, "data");
  const made = existsSync(join(data, "PG_VERSION"));
  const major = made ? Number(await readFile(join(data, "PG_VERSION"), "utf8")) : undefined;
  const postgres = await reachable(await findPostgres(repository, major), account);
  const secret = join(folder, "password");
  if (made) return { folder, data, postgres, account, password: (await readFile(secret, "utf8")).trim() };

  const password = randomBytes(24).toString("base64url");
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (account) {
    await chown(data, account.uid, account.gid);
    await chown(secret, account.uid, account.gid);
  }
  await initialise({ folder, data, postgres, account, password }, secret);
  return { folder, data, postgres, account, password };
}

async function initialise(cluster: Cluster, secret: string): Promise<void> {
  const { data, postgres, account } = cluster;
  const { code, output } = await run(
    program(postgres, "initdb"),
    [
      `--pgdata=${data}`,
      `--username=${USER}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      // Sorts names as people do, the same on every machine.
      "--locale-provider=icu",
      "--icu-locale=und",
      "--no-instructions",
    ],
    account,
    data,
  );
  if (code === 0) return;
  await rm(data, { recursive: true, force: true });
  throw new Error(`PostgreSQL's data folder ${data} could not be made:\n${output.trim()}`);
}

function run(
  command: string,
  options: string[],
  account: Account | null,
  cwd: string,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      ...(account && { uid: account.uid, gid: account.gid }),
      env: { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += String(chunk)));
    child.stderr.on("data", (chunk: Buffer) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function placeOf(folder: string, account: Account | null): Promise<string> {
  await mkdir(folder, { recursive: true });
  const note = join(folder, "place");
  if (existsSync(note)) return (await readFile(note, "utf8")).trim();
  if (mayReach(account, join(folder, "data"))) return folder;
  const place = join(REACHABLE, `desk-${randomBytes(4).toString("hex")}`);
  await mkdir(place, { recursive: true });
  await writeFile(note, `${place}\n`);
  return place;
}

/** Programs under a closed home folder are copied to where the server's account can run them. */
async function reachable(postgres: Postgres, account: Account | null): Promise<Postgres> {
  if (mayReach(account, program(postgres, "postgres"))) return postgres;
  const root = join(REACHABLE, `postgres-${postgres.major}`);
  if (!existsSync(join(root, "complete"))) {
    await cp(postgres.root, root, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(root, "complete"), "");
  }
  return { ...postgres, root, bin: join(root, "bin") };
}
