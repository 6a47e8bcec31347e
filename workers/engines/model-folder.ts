/** Libraries find files by their names in a folder; ours lie by content, so a folder of links is lent to them. */
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { EngineError } from "./engine.ts";

/** The folder is gone when `work` ends; the loaded session needs it no more. */
export async function withModelFolder<Result>(
  files: Record<string, string>,
  work: (parent: string, name: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(join(tmpdir(), "copydesk-model-"));
  try {
    for (const [path, file] of Object.entries(files)) {
      const link = resolve(parent, "model", path);
      refuseOutside(join(parent, "model"), link);
      await mkdir(dirname(link), { recursive: true });
      await symlink(resolve(file), link);
    }
    return await work(parent, "model");
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

function refuseOutside(folder: string, link: string): void {
  const inside = relative(folder, link);
  if (inside !== "" && !inside.startsWith("..") && !isAbsolute(inside)) return;
  throw new EngineError("load-failed", "A file of the model version has a path that leads out of its folder.");
}
