/** P28: from a fresh clone to the first generated draft, and the second start. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { liveHolderOf } from "../../../scripts/start/lock.ts";
import { freePort } from "../../../scripts/start/port.ts";
import { REPOSITORY } from "../bench-desk.ts";
import type { Measure } from "../measure.ts";
import { spreadOf } from "../statistics.ts";

const READY = "Ctrl-C stops everything.";
const admin = { COPYDESK_ADMIN_EMAIL: "bench@example.org", COPYDESK_ADMIN_PASSWORD: "a quiet place to write" };

export const firstStart: Measure = {
  id: "P28",
  title: "From a fresh clone to the first draft, and the second start",
  conditions: [
    "What is committed, cloned to a new folder; packages cached by npm, models fetched meanwhile; a summary of the example's source",
  ],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "copydesk-clone-"));
    chmodSync(folder, 0o755);
    try {
      const clone = join(folder, "copydesk");
      const { status, stderr } = spawnSync("git", ["clone", "--quiet", REPOSITORY, clone], { encoding: "utf8" });
      if (status !== 0) throw new Error(`the clone failed: ${stderr}`);
      const env = { ...admin, COPYDESK_DATA_DIR: join(folder, "data"), PORT: String(await freePort()) };
      const begun = performance.now();
      const first = await startDesk(clone, env);
      const ready = (performance.now() - begun) / 1_000;
      await writeDraft(clone, env);
      const drafted = (performance.now() - begun) / 1_000;
      await first.stop();
      const again = performance.now();
      const second = await startDesk(clone, env);
      const seconds = (performance.now() - again) / 1_000;
      await second.stop();
      return [
        line("fresh clone to a desk that answers", ready, 180),
        line("fresh clone to the first draft", drafted, 180),
        line("second start", seconds, 10),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function line(what: string, seconds: number, most: number) {
  return {
    what,
    unit: "s",
    ours: spreadOf([seconds]),
    peer: null,
    ratio: null,
    target: `≤ ${most} s`,
    holds: seconds <= most,
  };
}

/** `npm start`, until it has said that all runs. */
async function startDesk(clone: string, env: Record<string, string>) {
  const child = spawn("npm", ["start"], { cwd: clone, env: plainEnvironment(env), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes(READY)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      // npm ends at once; the desk under it ends what it runs.
      while (liveHolderOf(join(env.COPYDESK_DATA_DIR ?? "", "lock")) !== null) await wait(50);
    },
  };
}

/** Over the API, as the README has it. */
async function writeDraft(clone: string, env: Record<string, string>): Promise<void> {
  const { stdout } = spawnSync(
    "npm",
    ["run", "-s", "token", "--", "--email", admin.COPYDESK_ADMIN_EMAIL, "--scopes", "read,write"],
    { cwd: clone, env: plainEnvironment(env), encoding: "utf8" },
  );
  const headers = { authorization: `Bearer ${stdout.trim()}`, "content-type": "application/json" };
  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(`http://localhost:${env.PORT}/api/v1${path}`, {
      headers,
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { id: string; status: string; items: { id: string; status: string }[] };
  };
  const [project] = (await ask("/projects")).items;
  const source = await readySource(async () => (await ask(`/projects/${project?.id ?? ""}/sources`)).items);
  const { id } = await ask(`/projects/${project?.id ?? ""}/generations`, {
    kind: "summary",
    brief: { points: 4 },
    sourceIds: [source],
  });
  for (;;) {
    const { status } = await ask(`/generations/${id}`);
    if (status === "completed") return;
    if (status === "failed" || status === "cancelled") throw new Error(`the first draft ended as ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The example's source is read by the worker when it starts, and can be chosen once that is done, as on the screen. */
async function readySource(list: () => Promise<{ id: string; status: string }[]>): Promise<string> {
  for (;;) {
    const sources = await list();
    const ready = sources.find(({ status }) => status === "ready");
    if (ready) return ready.id;
    if (!sources.some(({ status }) => status === "importing"))
      throw new Error("the example has no source to write from");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Without what npm and this bench set for themselves. */
function plainEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS|NODE_ENV|DATABASE_URL|COPYDESK_)/.test(name),
  );
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), ...env };
}
