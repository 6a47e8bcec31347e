import { isSystemFile } from "../../formats/listing.ts";

/** Without what systems leave in folders, and without a folder that all files lie in, which says nothing. */
export function withoutRoot<File extends { path: string }>(files: readonly File[]): File[] {
  const kept = files.filter(({ path }) => !isSystemFile(path));
  const root = kept[0]?.path.split("/")[0];
  const isRoot = kept.length > 0 && kept.every(({ path }) => path.startsWith(`${root}/`));
  if (!isRoot || root === "onnx") return kept;
  return withoutRoot(kept.map((file) => ({ ...file, path: file.path.slice(`${root}/`.length) })));
}
