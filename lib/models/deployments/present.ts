import type { ModelAbilities } from "../policy.ts";
import type { ListedDeployment } from "./queries.ts";

type Version = ListedDeployment["champion"];

export function presentDeployment(deployment: ListedDeployment, abilities: ModelAbilities) {
  const { project, champion, challenger, mode, share, previous } = deployment;
  const { manage } = abilities;
  const isOverride = deployment.projectId !== null || deployment.kind !== null;
  return {
    id: deployment.id,
    task: deployment.task,
    pair: deployment.pair,
    project: project && { id: deployment.projectId, ...project },
    kind: deployment.kind,
    revision: deployment.revision,
    champion: presentVersion(champion),
    challenger: challenger && {
      ...presentVersion(challenger),
      mode: mode === "canary" ? ("canary" as const) : ("shadow" as const),
      /** Percent of the drafts. */
      share,
    },
    secondAdmin: deployment.secondAdmin,
    servesSince: deployment.servesSince.toISOString(),
    /** What a roll back would lead to. */
    previous,
    updatedAt: deployment.updatedAt.toISOString(),
    history: deployment.history.map((event) => ({ ...event, createdAt: event.createdAt.toISOString() })),
    abilities: {
      activate: manage,
      rollback: manage && previous !== null,
      promote: manage && challenger !== null,
      remove: manage && isOverride,
    },
  };
}
export type PresentedDeployment = ReturnType<typeof presentDeployment>;

function presentVersion({ id, label, number, model, engine }: Version) {
  return {
    id,
    label,
    number,
    model: model.name,
    /** Only extraction: no model writes yet. */
    floor: engine === "extractive",
  };
}
