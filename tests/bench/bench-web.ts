/** The web process of a bench, and a person's token for it. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { digestOf, newSecret } from "#lib/auth/secret";
import { TOKEN_PREFIX } from "#lib/auth/tokens/queries";
import type { Database } from "#lib/db/client";
import { untilHealthy } from "#tests/support/until-healthy";
import { QUIET } from "../../scripts/boot/runtime.mjs";
import { LEAN, NEXT } from "../../scripts/boot/web.mjs";
import { ensureBuilt } from "../../scripts/start/build.ts";
import { freePort } from "../../scripts/start/port.ts";
import { REPOSITORY } from "./bench-desk.ts";
import type { BenchDesk } from "./bench-desk.ts";

export type BenchWeb = { url: string; pid: number; stop(): Promise<void> };

/** Built from this checkout; ready when it says that database and worker are there. */
export async function startWeb(desk: BenchDesk, databaseUrl: string): Promise<BenchWeb> {
  const logs = join(REPOSITORY, "tests/.out/bench");
  mkdirSync(logs, { recursive: true });
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    COPYDESK_DATA_DIR: desk.dataFolder,
    COPYDESK_SECRET: "x".repeat(32),
    LOG_LEVEL: "error",
  };
  const { signal } = new AbortController();
  await ensureBuilt({ repository: REPOSITORY, env, signal, log: join(logs, "build.log") }, () => undefined);
  const command = [...QUIET, ...LEAN, join(REPOSITORY, NEXT), "start", "--port", String(port)];
  const child = spawn(process.execPath, command, { cwd: REPOSITORY, env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://localhost:${port}`;
  await untilHealthy(url, logs);
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Reads and writes as this person for an hour. */
export async function tokenOf(db: Database, userId: string): Promise<string> {
  const secret = newSecret(TOKEN_PREFIX);
  await db.apiToken.create({
    data: {
      userId,
      name: "bench",
      tokenHash: digestOf(secret),
      prefix: secret.slice(0, 10),
      scopes: ["read", "write"],
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return secret;
}
