import type { UsageRow } from "./queries.ts";

export function presentUsage(row: UsageRow) {
  const { projectId, project, userId, user, modelVersionId, modelVersion, ...counts } = row;
  return {
    ...counts,
    project: { id: projectId, name: project },
    user: userId === null ? null : { id: userId, name: user ?? "" },
    modelVersion: modelVersionId === null ? null : { id: modelVersionId, label: modelVersion ?? "" },
  };
}
