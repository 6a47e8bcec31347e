/** Where uploaded files lie inside a version: without the folder that holds all of them, and under plain names. */
export type PlannedPaths =
  | { ok: true; /** By the path as it came; null where the file is left out. */ paths: Map<string, string | null> }
  | { ok: false; twice: string };

/** What file systems and repositories leave about, which belongs to no model. */
const LITTER = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/i;

export function planPaths(given: readonly string[]): PlannedPaths {
  const wanted = given.filter((path) => !LITTER.test(clean(path)));
  const top = commonFolder(wanted.map(clean));
  const paths = new Map<string, string | null>(given.map((path) => [path, null]));
  const seen = new Set<string>();
  for (const path of wanted) {
    const plain = clean(path).slice(top.length).split("/").map(plainName).join("/");
    if (seen.has(plain.toLowerCase())) return { ok: false, twice: plain };
    seen.add(plain.toLowerCase());
    paths.set(path, plain);
  }
  return { ok: true, paths };
}

function clean(path: string): string {
  const parts = path.normalize("NFC").replaceAll("\\", "/").split("/");
  return parts.filter((part) => part !== "" && part !== "." && part !== "..").join("/");
}

/** With its slash; empty where the files have none in common. */
function commonFolder(paths: string[]): string {
  const first = paths[0]?.split("/").slice(0, -1) ?? [];
  let depth = first.length;
  for (const path of paths) {
    const folders = path.split("/").slice(0, -1);
    depth = Math.min(depth, folders.length);
    for (let at = 0; at < depth; at += 1) if (folders[at] !== first[at]) depth = at;
  }
  // A model's own folder is not one that merely holds it.
  while (depth > 0 && OF_A_MODEL.has((first[depth - 1] ?? "").toLowerCase())) depth -= 1;
  return depth === 0 ? "" : `${first.slice(0, depth).join("/")}/`;
}

const OF_A_MODEL = new Set(["onnx"]);

function plainName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.]+/, "");
  return plain === "" ? "file" : plain.slice(-120);
}
