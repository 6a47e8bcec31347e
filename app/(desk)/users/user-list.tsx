import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { FIRST_PAGE } from "#lib/db/page";
import { presentUser } from "#lib/members/users/present";
import type { PresentedUser } from "#lib/members/users/present";
import { listUsers } from "#lib/members/users/queries";
import { Person } from "../../_components/avatar.tsx";
import { LinkButton } from "../../_components/button.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { UserActions } from "./user-actions.tsx";

export async function UserList({ actor, cursor }: { actor: UserActor; cursor: string | null }) {
  const page = await listUsers(db, actor, { ...FIRST_PAGE, cursor });
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  const columns = [
    t("person"),
    t("email"),
    t("rights"),
    t("projects"),
    t("lastSeen"),
    <span key="actions" className="visually-hidden">
      {t("actions")}
    </span>,
  ];
  return (
    <div className="grid gap-4">
      <DataTable stacking caption={t("title")} columns={columns.map((label) => ({ label }))}>
        {page.items.map(presentUser).map((user) => (
          <UserRow key={user.id} user={user} isSelf={user.id === actor.userId} />
        ))}
      </DataTable>
      {page.nextCursor && (
        <p className="row">
          <LinkButton href={`/users?cursor=${page.nextCursor}`}>{common("showMore")}</LinkButton>
        </p>
      )}
    </div>
  );
}

async function UserRow({ user, isSelf }: { user: PresentedUser; isSelf: boolean }) {
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  return (
    <tr>
      <td className="title">
        <Person name={user.name} /> {isSelf && <span className="meta">{t("you")}</span>}
      </td>
      <td data-label={t("email")}>{user.email}</td>
      <td data-label={t("rights")}>{user.isAdmin ? t("admin") : t("member")}</td>
      <td data-label={t("projects")}>{t("projectCount", { count: user.projects })}</td>
      <td data-label={t("lastSeen")}>{user.lastSeenAt ? <LocalTime at={user.lastSeenAt} /> : common("notYet")}</td>
      <td className="end">{!isSelf && <UserActions user={user} />}</td>
    </tr>
  );
}
