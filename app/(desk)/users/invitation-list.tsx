import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { FIRST_PAGE } from "#lib/db/page";
import { presentInvitation } from "#lib/members/invitations/present";
import type { PresentedInvitation } from "#lib/members/invitations/present";
import { listInvitations } from "#lib/members/invitations/queries";
import { DataTable } from "../../_components/data-table.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { ConfirmButton } from "../../_components/overlays/confirm-dialog.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { revokeInvitationAction } from "./actions.ts";

/** Links that still open something; nothing when there are none. */
export async function InvitationList({ actor }: { actor: UserActor }) {
  const page = await listInvitations(db, actor, {}, { ...FIRST_PAGE, limit: 100 });
  if (page.items.length === 0) return null;
  const t = await getTranslations("users");
  const columns = [
    t("email"),
    t("invitedTo"),
    t("invitedBy"),
    t("expires"),
    <span key="actions" className="visually-hidden">
      {t("actions")}
    </span>,
  ];
  return (
    <section aria-labelledby="invitations">
      <SectionHead id="invitations" title={t("openInvitations")} />
      <DataTable stacking caption={t("openInvitations")} columns={columns.map((label) => ({ label }))}>
        {page.items.map(presentInvitation).map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </DataTable>
    </section>
  );
}

async function InvitationRow({ invitation }: { invitation: PresentedInvitation }) {
  const t = await getTranslations("users");
  return (
    <tr>
      <td className="title">{invitation.email}</td>
      <td data-label={t("invitedTo")}>{await targetOf(invitation)}</td>
      <td data-label={t("invitedBy")}>{invitation.invitedBy}</td>
      <td data-label={t("expires")}>
        <LocalTime at={invitation.expiresAt} />
      </td>
      <td className="end">
        <RevokeButton invitation={invitation} />
      </td>
    </tr>
  );
}

async function targetOf(invitation: PresentedInvitation): Promise<string> {
  const [t, auth] = await Promise.all([getTranslations("users"), getTranslations("auth")]);
  if (invitation.project && invitation.role) {
    return t("toProject", { project: invitation.project, role: auth(`roles.${invitation.role}`) });
  }
  return invitation.isAdmin ? t("toDeskAsAdmin") : t("toDesk");
}

async function RevokeButton({ invitation }: { invitation: PresentedInvitation }) {
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  return (
    <ConfirmButton
      small
      label={t("revocation.label")}
      words={{
        title: t("revocation.title", { email: invitation.email }),
        consequence: t("revocation.consequence"),
        confirm: t("revocation.confirm"),
        pending: t("working"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={revokeInvitationAction}
    >
      <input type="hidden" name="invitationId" value={invitation.id} />
    </ConfirmButton>
  );
}
