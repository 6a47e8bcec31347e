import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DialogButton } from "../../../../../_components/overlays/dialog-button.tsx";
import { InviteMemberForm } from "./invite-member-form.tsx";
import { RoleField } from "./role-field.tsx";

export async function InviteMember({ projectId }: { projectId: string }) {
  const [t, users, common] = await Promise.all([
    getTranslations("projects"),
    getTranslations("users"),
    getTranslations("common"),
  ]);
  return (
    <DialogButton
      label={t("invite")}
      icon={<UserPlus className="icon" aria-hidden />}
      title={t("inviteTitle")}
      description={t("inviteAbout")}
      closeLabel={common("close")}
    >
      <InviteMemberForm
        projectId={projectId}
        roleField={<RoleField role="editor" />}
        words={{
          email: t("email"),
          invite: t("sendInvite"),
          inviting: t("inviting"),
          failed: t("refused"),
          invited: t("invited"),
          link: users("link"),
          handOver: users("handOver"),
          once: users("onceInvitation"),
          copy: common("copy"),
          copied: common("copied"),
        }}
      />
    </DialogButton>
  );
}
