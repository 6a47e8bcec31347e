import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { DialogButton } from "../../../_components/overlays/dialog-button.tsx";
import { ProjectDeploymentForm } from "./project-deployment-form.tsx";

type Props = { projects: { id: string; name: string }[]; versions: PresentedVersion[] };

/** A version of its own for one project, where all others keep theirs. */
export async function ProjectDeployment({ projects, versions }: Props) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const writers = versions.filter((version) => version.status === "ready" && version.tasks.includes("write"));
  if (writers.length < 2 || projects.length === 0) return null;
  return (
    <p className="row mt-4">
      <DialogButton
        label={t("forOneProject")}
        title={t("forOneProject")}
        description={t("forOneProjectAbout")}
        closeLabel={common("close")}
      >
        <ProjectDeploymentForm
          projects={projects.map(({ id, name }) => ({ value: id, label: name }))}
          versions={writers.map(({ id, label }) => ({ value: id, label }))}
          words={{
            project: t("project"),
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
