/**
 * A whole desk for the browser tests: built interface, PostgreSQL, example project, first admin, web process and
 * worker, all on free ports and gone afterwards. Its logs are in tests/.out.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#lib/db/migrate";
import { readStartSettings } from "../../scripts/start/settings.ts";
import { ensureBuilt } from "../../scripts/start/build.ts";
import { freePort } from "../../scripts/start/port.ts";
import { startWeb, startWorker } from "../../scripts/start/processes.ts";
import { runStep } from "../../scripts/start/step.ts";
import { ensureDatabase } from "../../scripts/postgres/server.ts";
import type { Server } from "../../scripts/postgres/server.ts";
import { startTemporaryServer } from "../../scripts/postgres/temporary.ts";
import { installModels } from "./desk-models.ts";
import { untilHealthy } from "./until-healthy.ts";

declare module "vitest" {
  interface ProvidedContext {
    deskUrl: string;
    deskDatabaseUrl: string;
    deskDataFolder: string;
    admin: { email: string; password: string };
    /** Entries of the catalog that are installed. */
    deskModels: string[];
    serverUrl: string;
    /** Where the desk looks for its model hub: a test that wants one starts it there. */
    hubPort: number;
    /** What web and worker were started with. */
    deskEnvironment: Record<string, string>;
  }
}

const repository = join(import.meta.dirname, "../..");
const admin = { email: "ada@example.org", password: "a quiet place to write" };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const logs = join(repository, "tests/.out/desk");
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const dataFolder = mkdtempSync(join(tmpdir(), "copydesk-desk-"));
  const server = await startTemporaryServer(repository);
  const undo: (() => Promise<void>)[] = [() => server.stop()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const prepared = await prepare(server, dataFolder, logs);
    const models = await installModels(prepared, join(logs, "prepare.log"));
    const hubPort = await freePort();
    const environment: NodeJS.ProcessEnv = { ...prepared, COPYDESK_HUB_URL: `http://127.0.0.1:${hubPort}` };
    undo.push(await serve(environment, logs));
    const port = environment.PORT ?? "";
    await untilHealthy(`http://localhost:${port}`, logs);
    project.provide("deskUrl", `http://localhost:${port}`);
    project.provide("deskDatabaseUrl", server.url("desk"));
    project.provide("deskDataFolder", dataFolder);
    const settings = Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    project.provide("deskEnvironment", Object.fromEntries(settings) as Record<string, string>);
    project.provide("hubPort", hubPort);
    project.provide("serverUrl", server.url("postgres"));
    project.provide("admin", admin);
    project.provide("deskModels", models);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Gives the environment of web and worker. */
async function prepare(server: Server, dataFolder: string, logs: string): Promise<NodeJS.ProcessEnv> {
  await ensureDatabase(server, "desk");
  await migrate(server.url("desk"));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: server.url("desk"),
    PORT: String(await freePort()),
    COPYDESK_DATA_DIR: dataFolder,
    COPYDESK_SECRET: "only for tests, and of no use elsewhere",
    COPYDESK_ADMIN_EMAIL: admin.email,
    COPYDESK_ADMIN_PASSWORD: admin.password,
    COPYDESK_LIFELINE: "true",
    COPYDESK_DRAIN_SECONDS: "2",
  };
  // What vitest sets for its own processes is nothing for these.
  for (const name of ["VITEST", "VITEST_MODE", "TEST", "NODE_OPTIONS", "BASE_URL"]) Reflect.deleteProperty(env, name);
  const { signal } = new AbortController();
  await ensureBuilt({ repository, env, signal, log: join(logs, "build.log") }, () => undefined);
  for (const file of ["prisma/seed.ts", "scripts/first-run.ts"]) {
    const log = join(logs, "prepare.log");
    const code = await runStep({ command: [file], env, signal, log });
    if (code !== 0) throw new Error(`${file} failed; see ${log}`);
  }
  return env;
}

async function serve(env: NodeJS.ProcessEnv, logs: string): Promise<() => Promise<void>> {
  const say = (words: string) => process.stderr.write(`${words}\n`);
  const settings = readStartSettings(repository, env);
  const shared = { settings, dev: false, env, logs, show: false, onStart: () => undefined, say };
  const children = [startWeb(shared), startWorker(shared)];
  const { signal } = new AbortController();
  return async () => void (await Promise.all(children.map((child) => child.stop(signal))));
}
