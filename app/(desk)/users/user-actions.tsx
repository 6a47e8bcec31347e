import { getTranslations } from "next-intl/server";
import type { PresentedUser } from "#lib/members/users/present";
import { ConfirmButton } from "../../_components/overlays/confirm-dialog.tsx";
import { DialogButton } from "../../_components/overlays/dialog-button.tsx";
import { changeAdminAction, removeUserAction } from "./actions.ts";
import { PasswordLinkForm } from "./password-link-form.tsx";

/** What an admin may do to somebody else. */
export async function UserActions({ user }: { user: PresentedUser }) {
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  const { name } = user;
  const always = { pending: t("working"), cancel: common("cancel"), refused: t("notDone") };
  const admin = user.isAdmin ? "takeAdmin" : "makeAdmin";
  return (
    <div className="actions justify-end">
      <PasswordLink user={user} />
      <ConfirmButton
        small
        label={t(`${admin}.label`)}
        words={{
          ...always,
          title: t(`${admin}.title`, { name }),
          consequence: t(`${admin}.consequence`),
          confirm: t(`${admin}.confirm`),
        }}
        action={changeAdminAction}
      >
        <input type="hidden" name="userId" value={user.id} />
        <input type="hidden" name="isAdmin" value={String(!user.isAdmin)} />
      </ConfirmButton>
      <ConfirmButton
        small
        tone="stop"
        label={t("removal.label")}
        words={{
          ...always,
          title: t("removal.title", { name }),
          consequence: t("removal.consequence"),
          confirm: t("removal.confirm"),
        }}
        action={removeUserAction}
      >
        <input type="hidden" name="userId" value={user.id} />
      </ConfirmButton>
    </div>
  );
}

async function PasswordLink({ user }: { user: PresentedUser }) {
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  return (
    <DialogButton
      small
      label={t("passwordLink.label")}
      title={t("passwordLink.title", { name: user.name })}
      description={t("passwordLink.about")}
      closeLabel={common("close")}
    >
      <PasswordLinkForm
        userId={user.id}
        words={{
          make: t("makeLink"),
          making: t("makingLink"),
          failed: t("notDone"),
          link: t("link"),
          handOver: t("handOver"),
          once: t("passwordLink.once"),
          copy: common("copy"),
          copied: common("copied"),
        }}
      />
    </DialogButton>
  );
}
