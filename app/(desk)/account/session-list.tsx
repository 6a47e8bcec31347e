import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { presentSession } from "#lib/members/account/present";
import type { PresentedSession } from "#lib/members/account/present";
import { listOwnSessions } from "#lib/members/account/queries";
import { DataTable } from "../../_components/data-table.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { ConfirmButton } from "../../_components/overlays/confirm-dialog.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { endSessionAction } from "./actions.ts";

export async function SessionList({ actor }: { actor: UserActor }) {
  const sessions = (await listOwnSessions(db, actor)).map(presentSession);
  const t = await getTranslations("account");
  const columns = [
    t("browser"),
    t("since"),
    t("lastSeen"),
    <span key="actions" className="visually-hidden">
      {t("actions")}
    </span>,
  ];
  return (
    <section aria-labelledby="sessions">
      <SectionHead id="sessions" title={t("sessions")} />
      <DataTable stacking caption={t("sessions")} columns={columns.map((label) => ({ label }))}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </DataTable>
    </section>
  );
}

async function SessionRow({ session }: { session: PresentedSession }) {
  const t = await getTranslations("account");
  const { name, system } = session.browser;
  const browser = name && system ? t("browserOn", { name, system }) : name || system || t("unknownBrowser");
  return (
    <tr>
      <td className="title">{browser}</td>
      <td data-label={t("since")}>
        <LocalTime at={session.createdAt} />
      </td>
      <td data-label={t("lastSeen")}>{session.current ? t("thisOne") : <LocalTime at={session.lastSeenAt} />}</td>
      <td className="end">{!session.current && <EndButton sessionId={session.id} browser={browser} />}</td>
    </tr>
  );
}

async function EndButton({ sessionId, browser }: { sessionId: string; browser: string }) {
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  return (
    <ConfirmButton
      small
      label={t("endSession.label")}
      words={{
        title: t("endSession.title", { browser }),
        consequence: t("endSession.consequence"),
        confirm: t("endSession.confirm"),
        pending: t("working"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={endSessionAction}
    >
      <input type="hidden" name="sessionId" value={sessionId} />
    </ConfirmButton>
  );
}
