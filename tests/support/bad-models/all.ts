/** Bad models of every class, each generated: what the registry has to refuse, with the reason. */
import { badArchives } from "./archives.ts";
import { badGguf } from "./gguf.ts";
import { badOnnx } from "./onnx.ts";
import type { BadModel } from "./types.ts";

export const badModels: BadModel[] = [...badGguf, ...badOnnx, ...badArchives];
