import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isAlive, scriptedProcesses, scriptedRequest } from "#tests/support/scripted-process";

const processes = scriptedProcesses();
const SOON = { timeout: 5_000, interval: 10 };
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "isolation-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await processes.endAll();
  await rm(folder, { recursive: true, force: true });
});

it("has a folder of its own for temporary files, which goes with the process", async () => {
  vi.stubEnv("TMPDIR", folder);
  const ends = [
    (pid: number) => process.kill(pid, "SIGKILL"),
    (_pid: number, release: () => Promise<void>) => void release(),
  ];
  for (const end of ends) {
    const engine = await processes.start();
    expect(await readdir(folder)).toHaveLength(1);
    end(engine.pid, () => engine.release());
    await expect.poll(() => readdir(folder), SOON).toEqual([]);
  }
});

it("is not started where no temporary file can be written", async () => {
  vi.stubEnv("TMPDIR", join(folder, "missing"));
  await expect(processes.start()).rejects.toMatchObject({ code: "load-failed" });
});

it.runIf(process.platform === "linux")("shows the process none of our secrets", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://secret");
  const engine = await processes.start();
  vi.unstubAllEnvs();
  const environment = await readFile(`/proc/${engine.pid}/environ`, "utf8");
  expect(environment).toContain("PATH=");
  expect(environment).not.toContain("postgres://secret");
});

it.each(["hang-after=0", "block-after=0"])(
  "ends when its parent is killed, also in %s, and leaves no files",
  async (fault) => {
    const client = fileURLToPath(new URL("./client.ts", import.meta.url));
    const script = `
    import { startEngineProcess } from ${JSON.stringify(client)};
    const engine = await startEngineProcess(${JSON.stringify(scriptedRequest())}, { loadTimeoutMs: 20000, graceMs: 60000, onExit() {} });
    void engine.write.generate({ messages: [{ role: "user", content: "[[fault:${fault}]]" }], maxTokens: 9, temperature: 0, seed: 1,
      json: undefined, stopTexts: [], signal: new AbortController().signal, onText() {} });
    console.log(engine.pid);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, TMPDIR: folder },
    });
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(output.toString());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAlive(pid)).toBe(true);
    expect(await readdir(folder)).toHaveLength(1);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), SOON).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  },
);
