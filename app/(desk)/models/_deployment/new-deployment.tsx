import { getTranslations } from "next-intl/server";
import { KIND_NAMES } from "#lib/kinds/registry";
import type { PresentedVersion } from "#lib/models/present";
import { DialogButton } from "../../../_components/overlays/dialog-button.tsx";
import { NewDeploymentForm } from "./new-deployment-form.tsx";

type Props = { projects: { id: string; name: string }[]; versions: PresentedVersion[] };

/** A version of its own for a project, a kind of content, or both, where all others keep theirs. */
export async function NewDeployment({ projects, versions }: Props) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const writers = versions.filter((version) => version.status === "ready" && version.tasks.includes("write"));
  if (writers.length === 0) return null;
  return (
    <p className="row mt-4">
      <DialogButton
        label={t("ownVersion")}
        title={t("ownVersion")}
        description={t("ownVersionAbout")}
        closeLabel={common("close")}
      >
        <NewDeploymentForm
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
          versions={writers.map(({ id, label }) => ({ value: id, label }))}
          words={{
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
