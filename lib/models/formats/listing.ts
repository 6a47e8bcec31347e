import { FormatFault } from "./format-fault.ts";
import { requirePlainPath, shown } from "./plain-path.ts";

/** A file in an archive: bytes when unpacked, and as they are packed. */
export type ListedFile = { path: string; bytes: number; packed: number };

export const LISTING_LIMITS = { files: 1_000, bytes: 64 * 1024 ** 3, ratio: 200, smallBytes: 16 * 1024 ** 2 };

/** What systems and version control leave in folders: never a part of a model, and never unpacked. */
export function isSystemFile(path: string): boolean {
  return /^__MACOSX\/|(^|\/)(\.DS_Store|\.gitattributes|\.gitignore|Thumbs\.db)$/.test(path);
}

/** Paths that stay inside and differ on every file system, and no more than a real model unpacks to. */
export function checkListing(files: ListedFile[], archiveBytes: number): void {
  if (files.length === 0) throw new FormatFault("missing-part", "The archive is empty.");
  if (files.length > LISTING_LIMITS.files)
    throw new FormatFault("too-many", `The archive has more than ${LISTING_LIMITS.files} files.`);
  const seen = new Set<string>();
  let total = 0;
  for (const { path, bytes } of files) {
    const key = requirePlainPath(path).toLowerCase();
    if (seen.has(key)) throw new FormatFault("bad-path", `The archive has “${shown(path)}” twice.`);
    seen.add(key);
    total += bytes;
  }
  for (const path of seen)
    if (foldersOf(path).some((folder) => seen.has(folder)))
      throw new FormatFault("bad-path", `The archive has a file and a folder of one name: “${shown(path)}”.`);
  const isBomb =
    total > LISTING_LIMITS.bytes || (total > LISTING_LIMITS.smallBytes && total / archiveBytes > LISTING_LIMITS.ratio);
  if (isBomb) throw new FormatFault("bomb", "The archive would unpack to far more than it can hold.");
}

function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
