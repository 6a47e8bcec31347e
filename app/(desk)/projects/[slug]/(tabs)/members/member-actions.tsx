import { getTranslations } from "next-intl/server";
import type { PresentedMember } from "#lib/members/present";
import { ConfirmButton } from "../../../../../_components/overlays/confirm-dialog.tsx";
import { changeRoleAction, removeMemberAction } from "../actions.ts";
import { RoleField } from "./role-field.tsx";

export async function MemberActions({ projectId, member }: { projectId: string; member: PresentedMember }) {
  const [t, common] = await Promise.all([getTranslations("projects"), getTranslations("common")]);
  const { name } = member;
  const ids = (
    <>
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="userId" value={member.id} />
    </>
  );
  return (
    <div className="actions justify-end">
      <ConfirmButton
        small
        label={t("changeRole")}
        words={{
          title: `${t("changeRole")}: ${name}`,
          consequence: t("membersAbout"),
          confirm: t("changeRole"),
          pending: t("saving"),
          cancel: common("cancel"),
          refused: t("refused"),
        }}
        action={changeRoleAction}
      >
        {ids}
        <RoleField role={member.role} />
      </ConfirmButton>
      <ConfirmButton
        small
        tone="stop"
        label={t("removeMember")}
        words={{
          title: t("removeTitle", { name }),
          consequence: t("removeConsequence", { name }),
          confirm: t("removeMember"),
          pending: t("removing"),
          cancel: common("cancel"),
          refused: t("refused"),
        }}
        action={removeMemberAction}
      >
        {ids}
      </ConfirmButton>
    </div>
  );
}
