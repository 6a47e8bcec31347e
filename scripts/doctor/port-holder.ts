import { existsSync, readFileSync, readdirSync, readlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const LISTENING = "0A";

/** "node (process 4711)", or null where it cannot be told: another account's program, or no tool to ask. */
export function findPortHolder(port: number): string | null {
  if (existsSync("/proc/net/tcp")) return findInProc(port);
  const { stdout } = spawnSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"], { encoding: "utf8" });
  const [, pid, command] = /^p(\d+)\nc(.+)$/m.exec(stdout ?? "") ?? [];
  return pid && command ? `${command} (process ${pid})` : null;
}

/** Sockets have an inode; the process that has it open is the holder (proc(5)). */
function findInProc(port: number): string | null {
  const inodes = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return null;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    if (openSockets(pid).some((inode) => inodes.has(inode))) return `${nameOf(pid)} (process ${pid})`;
  return null;
}

/** Columns: 1 local address as HEX:PORT, 3 state, 9 inode. */
function listeningInodes(table: string, port: number): string[] {
  if (!existsSync(table)) return [];
  const rows = readFileSync(table, "utf8").trim().split("\n").slice(1);
  return rows.flatMap((row) => {
    const columns = row.trim().split(/\s+/);
    const [local = "", state, inode] = [columns[1], columns[3], columns[9]];
    return state === LISTENING && parseInt(local.split(":")[1] ?? "", 16) === port && inode ? [inode] : [];
  });
}

/** Empty for what ended meanwhile and for other accounts' processes. */
function openSockets(pid: string): string[] {
  const folder = join("/proc", pid, "fd");
  try {
    return readdirSync(folder).flatMap((name) => /^socket:\[(\d+)\]$/.exec(readlink(join(folder, name)))?.[1] ?? []);
  } catch {
    return [];
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function nameOf(pid: string): string {
  try {
    return readFileSync(join("/proc", pid, "comm"), "utf8").trim();
  } catch {
    return "a program";
  }
}
