import { FormatFault } from "./format-fault.ts";

const LONGEST = 200;
/** Devices of Windows, which are files in every folder there. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A relative path of plain names that stays inside its folder on every system; throws FormatFault "bad-path". */
export function requirePlainPath(path: string): string {
  const names = path.split("/");
  const isPlain =
    path.length > 0 &&
    path.length <= LONGEST &&
    names.every((name) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) && !name.endsWith(".") && !DEVICES.test(name));
  if (isPlain) return path;
  throw new FormatFault("bad-path", `“${shown(path)}” is not a plain path inside the model's folder.`);
}

/** Without control characters, and short. */
export function shown(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, "?").slice(0, 80);
}
