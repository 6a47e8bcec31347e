import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerWorker } from "#lib/workers/commands";
import { openStore } from "#lib/storage/store";
import { testDatabase } from "#tests/support/test-db";
import { runChecks } from "../../scripts/doctor/check.ts";
import type { CheckedFinding } from "../../scripts/doctor/check.ts";
import { checks } from "../../scripts/doctor/checks.ts";
import { judgeSkew } from "../../scripts/doctor/checks/clock.ts";
import { judgeVersion } from "../../scripts/doctor/checks/database.ts";
import { withExamined } from "../../scripts/doctor/examined.ts";
import type { Examined } from "../../scripts/doctor/examined.ts";
import { freePort } from "../../scripts/start/port.ts";

const repository = join(import.meta.dirname, "../..");

describe("the doctor", () => {
  const { db, url } = testDatabase();
  let folder: string;
  let port: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "copydesk-doctor-"));
    port = await freePort();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const environment = (more: Record<string, string> = {}) =>
    ({
      DATABASE_URL: url(),
      COPYDESK_SECRET: "a secret that nobody guesses, 2026",
      COPYDESK_DATA_DIR: folder,
      PORT: String(port),
      ...more,
    }) as unknown as NodeJS.ProcessEnv;

  /** What the named checks find. */
  async function find(names: string[], more: Record<string, string> = {}, change: Partial<Examined> = {}) {
    const chosen = checks.filter((check) => names.includes(check.name));
    const { deep = false } = change;
    return withExamined({ repository, hostNode: "24.0.0", deep, environment: environment(more) }, (desk) =>
      runChecks(chosen, { ...desk, ...change }),
    );
  }
  const words = (findings: CheckedFinding[]) => findings.map(({ state, message }) => `${state}: ${message}`);

  it("says what models would run on, and why not on the rest", async () => {
    const findings = await find(["devices"], { COPYDESK_DEVICE: "cpu" });
    expect(words(findings)).toContainEqual(expect.stringMatching(/^ok: Processor: .+, used\. All models run on it\./));
    expect(words(findings)).toContainEqual(expect.stringContaining("COPYDESK_DEVICE is cpu."));
  });

  it("finds nothing wrong with a migrated database, and a desk that is down", async () => {
    const names = ["settings", "secret", "data folder", "disk", "port", "database", "migrations", "rights", "queue"];
    const findings = await find([...names, "clock", "storage"]);
    expect(findings.filter(({ state }) => state !== "ok" && state !== "note")).toEqual([]);
    expect(words(findings)).toContainEqual(expect.stringMatching(/^ok: All \d+ are applied\.$/));
  });

  it("finds a dead database, as a command with an exit code, and shows no password", async () => {
    const dead = await freePort();
    const { code, output } = await runDoctor({ DATABASE_URL: `postgresql://desk:hunter2@127.0.0.1:${dead}/desk` });
    const report = JSON.parse(output) as { ok: boolean; findings: CheckedFinding[] };
    expect({ code, ok: report.ok }).toEqual({ code: 1, ok: false });
    expect(report.findings).toContainEqual({
      check: "database",
      state: "failed",
      message: `Nothing listens at 127.0.0.1:${dead}/desk: PostgreSQL is not running there.`,
      help: "Start it, or correct DATABASE_URL.",
    });
    expect(output).not.toContain("hunter2");
  });

  it.each([
    ["a wrong database", (address: URL) => void (address.pathname = "/nowhere"), "there is no database"],
    ["a wrong password", (address: URL) => void (address.password = "wrong"), "refuses the user or the password"],
  ])("tells %s from a dead server", async (_what, change, said) => {
    const address = new URL(url());
    change(address);
    const [finding] = await find(["database"], { DATABASE_URL: address.href });
    expect(finding).toMatchObject({ state: "failed", message: expect.stringContaining(said) as string });
  });

  it("finds a taken port, and who has it", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port: taken } = other.address() as AddressInfo;
    const [finding] = await find(["port"], { PORT: String(taken) });
    await new Promise((resolve) => other.close(resolve));
    expect(finding?.state).toBe("failed");
    if (process.platform === "linux") expect(finding?.message).toContain(`(process ${process.pid}), which is no desk`);
    else expect(finding?.message).toContain(`Port ${taken} is taken by`);
  });

  it("finds a full disk", async () => {
    const [full] = await find(["disk"], {}, { freeBytes: () => 0 });
    expect(full).toMatchObject({ state: "failed", message: expect.stringContaining("The disk is full") as string });
    const [narrow] = await find(["disk"], {}, { freeBytes: () => 1024 ** 3 });
    expect(narrow?.message).toBe(`Only 1.0 GB are free where ${folder} lies; Copydesk needs 2 GB to start.`);
  });

  it("finds default models that are missing, and takes it more lightly where nobody wants them", async () => {
    await mkdir(join(folder, "models"));
    const missing = await find(["default models"]);
    expect(missing.map(({ state }) => state)).toEqual(["failed", "failed", "failed", "failed"]);
    expect(missing[0]?.message).toMatch(/is not whole: .+ is missing/);
    const known = await find(["default models"], { COPYDESK_FETCH_MODELS: "false" });
    expect(known.map(({ state }) => state)).toEqual(["note", "note", "note", "note"]);
  });

  it("finds a model in use that lost a file, and a flipped bit when it reads everything", async () => {
    const store = openStore(folder, "models");
    const bytes = new TextEncoder().encode("weights");
    const { digest } = await store.put([bytes], { maxBytes: 100 });
    await givenDeployed([{ path: "model.gguf", sha256: digest, bytes: bytes.length }]);
    expect(words(await find(["models in use"]))).toEqual(["ok: 1 serve tasks, with all of their files."]);

    const file = await store.localPath(digest);
    await chmod(file, 0o644);
    await writeFile(file, "weighty");
    expect((await find(["models in use"]))[0]?.state).toBe("ok");
    const [damaged] = await find(["models in use"], {}, { deep: true });
    expect(damaged?.message).toBe("Writer v1, which serves write, is not whole: model.gguf is damaged.");

    await store.remove(digest);
    const [missing] = await find(["models in use"]);
    expect(missing?.message).toBe("Writer v1, which serves write, is not whole: model.gguf is missing.");
  });

  it("finds a database that is behind, or ahead", async () => {
    const moved = await db.$executeRaw`UPDATE _prisma_migrations SET migration_name = '9999_later'
      WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`;
    expect(moved).toBe(1);
    const [behind] = await find(["migrations"]);
    expect(behind?.message).toMatch(/^The database lacks 1 of \d+ migrations/);
    await db.$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('own', '', ${/from (\S+) on/.exec(behind?.message ?? "")?.[1]}, now(), 1)`;
    const [ahead] = await find(["migrations"]);
    expect(ahead?.message).toContain("this one does not know 9999_later");
    await db.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = '9999_later'`;
    expect((await find(["migrations"]))[0]?.state).toBe("ok");
  });

  it("finds an account that may not write", async () => {
    const name = `reader_${createHash("sha1").update(url()).digest("hex").slice(0, 8)}`;
    await db.$executeRawUnsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'reads'`);
    const address = new URL(url());
    [address.username, address.password] = [name, "reads"];
    const [finding] = await find(["rights"], { DATABASE_URL: address.href });
    expect(finding?.message).toContain(`The account ${name} may not read and write these tables`);
    await db.$executeRawUnsafe(`DROP ROLE ${name}`);
  });

  it("finds that all workers fell silent while the desk runs, and who was last", async () => {
    await registerWorker(db, {
      name: "attic",
      host: "tower",
      pid: 1,
      device: "cpu",
      memoryBytes: 1,
      freeBytes: 1,
    });
    expect(words(await find(["workers"]))).toEqual(["ok: 1 say that they live: attic on tower."]);
    await db.worker.updateMany({ data: { heartbeatAt: new Date(Date.now() - 3_600_000) } });
    const [silent] = await find(["workers"], {}, { holder: process.pid });
    expect(silent).toMatchObject({ state: "failed" });
    expect(silent?.message).toContain("the last was attic on tower, 60 minutes ago");
  });

  it("says each wrong setting, a secret that is no secret, and goes on with the rest", async () => {
    const findings = await find(["settings", "secret", "database"], {
      PORT: "many",
      LOG_LEVEL: "loud",
      COPYDESK_SECRET: "a".repeat(40),
    });
    expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
      "settings failed",
      "settings failed",
      "secret failed",
      "database ok",
    ]);
    expect(findings[0]?.message).toBe('PORT is "many", but has to be a whole number from 1 to 65535.');
  });

  it("finds a data folder that belongs to somebody else", async () => {
    const [finding] = await find(["data folder"], { COPYDESK_DATA_DIR: "/dev/null/desk" });
    expect(finding?.state).toBe("failed");
  });

  it("judges clocks and versions", () => {
    expect([0.3, -3, 15].map((seconds) => judgeSkew(seconds).state)).toEqual(["ok", "note", "failed"]);
    expect(judgeSkew(15).message).toBe("This machine's clock is 15.0 s ahead of the database's.");
    expect([judgeVersion(140_012, "14.12", "here").state, judgeVersion(150_000, "15", "here").state]).toEqual([
      "failed",
      "ok",
    ]);
  });

  async function runDoctor(more: Record<string, string>) {
    const child = spawn(process.execPath, ["scripts/doctor.mjs", "--json"], {
      cwd: repository,
      env: { ...environment(more), PATH: process.env.PATH, NODE_ENV: "production" },
    });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, output };
  }

  async function givenDeployed(files: { path: string; sha256: string; bytes: number }[]) {
    const model = await db.registeredModel.create({ data: { name: "Writer" }, select: { id: true } });
    const version = await db.modelVersion.create({
      data: {
        modelId: model.id,
        number: 1,
        status: "ready",
        tasks: ["write"],
        engine: "llama",
        format: "gguf",
        files,
        digest: "0".repeat(64),
        licence: "Apache-2.0",
        languages: ["en"],
        memoryBytes: 1n,
        origin: { source: "built-in", reference: "test", fetchedAt: new Date().toISOString() },
      },
      select: { id: true },
    });
    await db.deployment.create({ data: { task: "write", championId: version.id } });
  }
});
