/** A real S3-compatible server on a folder of its own; built once by `npm run peers`. */
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createS3Client } from "#lib/storage/s3-place";
import type { S3Place } from "#lib/storage/s3-place";
import { findVersityGateway } from "../../scripts/peers/versitygw.mjs";
import { freePort } from "../../scripts/start/port.ts";

const PATIENCE = 20_000;

/** Null where it is not on this machine. */
export const gateway: string | null = findVersityGateway();

export type S3Server = { place: S3Place; folder: string; stop: () => Promise<void> };

export async function startS3Server(): Promise<S3Server> {
  if (!gateway) throw new Error("run npm run peers first");
  const folder = mkdtempSync(join(tmpdir(), "copydesk-s3-"));
  const [data, sidecar] = [join(folder, "data"), join(folder, "sidecar")];
  for (const made of [data, sidecar]) mkdirSync(made);
  const port = await freePort();
  const keys = { access: "desk", secret: "a secret of the test" };
  const place: S3Place = {
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    bucket: "desk-files",
    keys,
    pathStyle: true,
    prefix: "here/",
  };
  const address = ["--access", keys.access, "--secret", keys.secret, "--port", `127.0.0.1:${port}`, "--quiet"];
  const child = spawn(gateway, [...address, "posix", "--sidecar", sidecar, data], { stdio: "ignore" });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeBucket(place);
    return { place, folder: data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As soon as the server answers. */
async function makeBucket(place: S3Place): Promise<void> {
  const client = await createS3Client(place);
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
      return client.destroy();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
