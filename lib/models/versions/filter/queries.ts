import type { VersionFilter } from "../schema.ts";

/** As a condition on versions. Deleted ones fit only where they are asked for. */
export function fits({ task, status, tag, q }: VersionFilter) {
  const contains = { contains: q ?? "", mode: "insensitive" as const };
  return {
    status: status ?? { not: "deleted" as const },
    ...(task && { tasks: { has: task } }),
    ...(tag && { tags: { has: tag } }),
    ...(q && { OR: [{ model: { name: contains } }, { purpose: contains }, { licence: contains }] }),
  };
}
