/** Libraries find files by their names in a folder; ours lie by content, so a folder of links is lent to them. */
import { constants, copyFile, link, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { codeOf } from "#lib/storage/storage-error";
import { EngineError } from "./engine.ts";

/** The folder is gone when `work` ends; the loaded session needs it no more. */
export async function withModelFolder<Result>(
  files: Record<string, string>,
  work: (parent: string, name: string) => Promise<Result>,
): Promise<Result> {
  const place = Object.keys(files).some(isDataOfGraph) ? linkOrCopy : symlink;
  const parent = await mkdtemp(join(tmpdir(), "copydesk-model-"));
  try {
    for (const [path, file] of Object.entries(files)) {
      const at = resolve(parent, "model", path);
      refuseOutside(join(parent, "model"), at);
      await mkdir(dirname(at), { recursive: true });
      await place(resolve(file), at);
    }
    return await work(parent, "model");
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Weights beside a graph: ONNX Runtime takes them from the graph's own folder only, links followed. */
function isDataOfGraph(path: string): boolean {
  return path.startsWith("onnx/") && !path.endsWith(".onnx");
}

/** The same file under a further name; a copy where that folder is on another disk. */
async function linkOrCopy(file: string, at: string): Promise<void> {
  try {
    await link(file, at);
  } catch (error) {
    if (!["EXDEV", "EPERM", "ENOTSUP", "EMLINK"].includes(codeOf(error) ?? "")) throw error;
    await copyFile(file, at, constants.COPYFILE_FICLONE);
  }
}

function refuseOutside(folder: string, link: string): void {
  const inside = relative(folder, link);
  if (inside !== "" && !inside.startsWith("..") && !isAbsolute(inside)) return;
  throw new EngineError("load-failed", "A file of the model version has a path that leads out of its folder.");
}
