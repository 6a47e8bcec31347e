import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { findPostgres } from "../../postgres/find.ts";
import { wrongPackages } from "../../boot/install.mjs";
import { failed, ok } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

const OLDEST_HOST = 20;
const RUNTIME = 24;

export function node({ hostNode }: Examined): Finding[] {
  const host = Number(hostNode.split(".")[0]);
  if (host < OLDEST_HOST)
    return [failed(`Commands run under Node ${hostNode}.`, `Install Node ${OLDEST_HOST} or later.`)];
  if (Number(process.versions.node.split(".")[0]) !== RUNTIME)
    return [failed(`The desk would run under Node ${process.versions.node}, not ${RUNTIME}.`, "Run npm ci.")];
  return [ok(`Commands run under Node ${hostNode}, the desk under ${process.versions.node}.`)];
}

/** The installed packages against the lockfile, and the programs in them that only run when they are whole. */
export async function packages({ repository, settings }: Examined): Promise<Finding[]> {
  // An image for servers has no packages for tests.
  const production = !existsSync(join(repository, "tests"));
  const wrong = wrongPackages({ production });
  if (wrong.length > 0) {
    const shown = wrong.slice(0, 4).join(", ") + (wrong.length > 4 ? `, and ${wrong.length - 4} more` : "");
    return [failed(`Packages are missing or not those of package-lock.json: ${shown}.`, "Run npm ci.")];
  }
  const findings = [...enginesIn(repository)];
  if (!settings.givenDatabase) findings.push(...(await postgresIn(repository)));
  return findings.length > 0 ? findings : [ok("All packages are those of package-lock.json.")];
}

function enginesIn(repository: string): Finding[] {
  const files = [
    `node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`,
    "node_modules/@browsermt/bergamot-translator/worker/bergamot-translator-worker.wasm",
    "node_modules/next/dist/bin/next",
  ];
  const unreadable = files.filter((file) => !mayRead(join(repository, file)));
  if (unreadable.length === 0) return [];
  return [failed(`Parts of packages are missing: ${unreadable.join(", ")}.`, "Delete node_modules, then run npm ci.")];
}

async function postgresIn(repository: string): Promise<Finding[]> {
  try {
    await findPostgres(repository);
    return [];
  } catch (error) {
    return [failed((error as Error).message, "Run npm ci again, with install scripts allowed.")];
  }
}

function mayRead(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
