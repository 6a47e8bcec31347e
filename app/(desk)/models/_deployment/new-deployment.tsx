import { getTranslations } from "next-intl/server";
import { KIND_NAMES } from "#lib/kinds/registry";
import { mayHaveKind } from "#lib/models/deployments/schema";
import type { PresentedVersion } from "#lib/models/present";
import { MODEL_TASKS } from "#lib/models/schema";
import { DialogButton } from "../../../_components/overlays/dialog-button.tsx";
import { pairName } from "../pair-name.ts";
import { NewDeploymentForm } from "./new-deployment-form.tsx";

type Props = { projects: { id: string; name: string }[]; versions: PresentedVersion[] };

/** A version of its own for a project, a kind of content, or both, where all others keep theirs; for any task. */
export async function NewDeployment({ projects, versions }: Props) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const ready = versions.filter(({ status }) => status === "ready");
  const labelOf = ({ label, pair }: PresentedVersion) =>
    pair ? `${label}, ${pairName(pair, (names) => t("pair", names))}` : label;
  const tasks = MODEL_TASKS.map((task) => ({
    value: task,
    label: t(`task.${task}`),
    byKind: mayHaveKind(task),
    versions: ready
      .filter((version) => version.tasks.includes(task))
      .map((version) => ({
        value: version.id,
        label: task === "translate" ? labelOf(version) : version.label,
        pair: (task === "translate" && version.pair) || "",
      })),
  })).filter((task) => task.versions.length > 0);
  if (tasks.length === 0) return null;
  return (
    <p className="row mt-4">
      <DialogButton
        label={t("ownVersion")}
        title={t("ownVersion")}
        description={t("ownVersionAbout")}
        closeLabel={common("close")}
      >
        <NewDeploymentForm
          tasks={tasks}
          projects={[
            { value: "", label: t("allProjects") },
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          kinds={[
            { value: "", label: t("everyKind") },
            ...KIND_NAMES.filter((kind) => kind !== "translation").map((kind) => ({
              value: kind,
              label: common(`kind.${kind}`),
            })),
          ]}
          words={{
            task: t("columnTask"),
            project: t("project"),
            kind: t("kind"),
            version: t("columnVersion"),
            reason: t("reason"),
            reasonHint: t("reasonHint"),
            confirm: t("letServe"),
            pending: t("changing"),
            failed: t("notDone"),
          }}
        />
      </DialogButton>
    </p>
  );
}
