import type { ModelAbilities } from "../policy.ts";
import { CHAMPION_EVENT_TYPES } from "./events.ts";
import type { DeploymentEventType } from "./events.ts";
import type { ListedDeployment } from "./queries.ts";

export function presentDeployment(deployment: ListedDeployment, abilities: ModelAbilities) {
  return {
    id: deployment.id,
    task: deployment.task,
    pair: deployment.pair,
    project: deployment.project && { id: deployment.projectId, ...deployment.project },
    revision: deployment.revision,
    champion: {
      id: deployment.champion.id,
      label: deployment.champion.label,
      number: deployment.champion.number,
      model: deployment.champion.model.name,
      /** Only extraction: no model writes yet. */
      floor: deployment.champion.engine === "extractive",
    },
    updatedAt: deployment.updatedAt.toISOString(),
    history: deployment.history.map((event) => ({ ...event, createdAt: event.createdAt.toISOString() })),
    abilities: {
      activate: abilities.manage,
      rollback: abilities.manage && deployment.history.some(({ type, from }) => from && mayBeUndone(type)),
    },
  };
}
export type PresentedDeployment = ReturnType<typeof presentDeployment>;

function mayBeUndone(type: DeploymentEventType): boolean {
  return (CHAMPION_EVENT_TYPES as readonly DeploymentEventType[]).includes(type);
}
