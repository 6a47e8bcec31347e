/** A real serving engine on a port of its own: llama-server, as `npm run peers` built it. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export const SERVER_KEY = "key-of-the-real-server";
export const SERVER_MODEL = "smollm2";

export type LlamaServer = { address: string; port: number; stop: () => Promise<void> };

const START_MS = 120_000;

export async function startLlamaServer(program: string, model: string, more: string[] = []): Promise<LlamaServer> {
  const port = await freePort();
  const options = ["--model", model, "--alias", SERVER_MODEL, "--host", "127.0.0.1", "--port", String(port)];
  const small = ["--threads", "1", "--ctx-size", "4096", "--parallel", "2", "--api-key", SERVER_KEY, "--no-webui"];
  const child = spawn(program, [...options, ...small, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (words = (words + text).slice(-2_000)));
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  const deadline = Date.now() + START_MS;
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`llama-server did not start: ${words}`);
    }
    await wait(200);
  }
  return { address: `http://127.0.0.1:${port}/v1`, port, stop };
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    // It does not listen yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
