import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { presentInvitation } from "#lib/members/invitations/present";
import type { PresentedInvitation } from "#lib/members/invitations/present";
import { findInvitation, isForAccount } from "#lib/members/invitations/queries";
import { Note } from "../../../_components/note.tsx";
import { LinkButton } from "../../../_components/button.tsx";
import { AcceptForm } from "./accept-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("invitation.title"), robots: { index: false, follow: false } };
}

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const row = await findInvitation(db, token);
  if (!row) return <ClosedInvitation state="not-found" />;
  const invitation = presentInvitation(row);
  if (invitation.state !== "open") return <ClosedInvitation state={invitation.state} />;
  const [t, hasAccount] = await Promise.all([getTranslations("auth"), isForAccount(db, row)]);
  const title = hasAccount ? "newPassword.title" : invitation.email ? "invitation.title" : "setup.title";
  return (
    <section className="gate-card">
      <h1>{t(title)}</h1>
      <p className="sub">{hasAccount ? t("newPassword.offer") : await offerOf(invitation)}</p>
      <AcceptForm
        token={token}
        email={invitation.email}
        hasAccount={hasAccount}
        words={{
          name: t("name"),
          email: t("email"),
          password: t(hasAccount ? "newPassword.title" : "password"),
          passwordHint: t("passwordHint"),
          accept: t(hasAccount ? "newPassword.accept" : "invitation.accept"),
          pending: t(hasAccount ? "newPassword.accepting" : "invitation.accepting"),
          failed: t(hasAccount ? "newPassword.failed" : "invitation.failed"),
        }}
      />
    </section>
  );
}

async function offerOf(invitation: PresentedInvitation): Promise<string> {
  const t = await getTranslations("auth");
  if (!invitation.email) return t("setup.offer");
  const by = invitation.invitedBy ?? t("invitation.somebody");
  if (!invitation.project || !invitation.role) return t("invitation.toDesk", { by });
  return t("invitation.toProject", { by, project: invitation.project, role: t(`roles.${invitation.role}`) });
}

async function ClosedInvitation({ state }: { state: "not-found" | "accepted" | "revoked" | "expired" }) {
  const t = await getTranslations("auth.invitation");
  return (
    <section className="gate-card">
      <h1>{t("closed")}</h1>
      <Note tone="caution" title={t(state)}>
        {t("askAgain")}
      </Note>
      <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
    </section>
  );
}
