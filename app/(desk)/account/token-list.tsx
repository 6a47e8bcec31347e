import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { presentToken } from "#lib/members/tokens/present";
import type { PresentedToken } from "#lib/members/tokens/present";
import { listOwnTokens } from "#lib/members/tokens/queries";
import { SCOPES } from "#lib/members/tokens/schema";
import { DataTable } from "../../_components/data-table.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { ConfirmButton } from "../../_components/overlays/confirm-dialog.tsx";
import { DialogButton } from "../../_components/overlays/dialog-button.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { revokeTokenAction } from "./actions.ts";
import { TokenForm } from "./token-form.tsx";

export async function TokenList({ actor }: { actor: UserActor }) {
  const tokens = (await listOwnTokens(db, actor)).map(presentToken);
  const t = await getTranslations("account");
  const columns = [
    t("tokenName"),
    t("scopes"),
    t("expires"),
    t("lastUsed"),
    <span key="actions" className="visually-hidden">
      {t("actions")}
    </span>,
  ];
  return (
    <section aria-labelledby="tokens">
      <SectionHead id="tokens" title={t("tokens")}>
        <NewToken isAdmin={actor.isAdmin} />
      </SectionHead>
      {tokens.length === 0 && <p className="sub">{t("noTokens")}</p>}
      {tokens.length > 0 && (
        <DataTable stacking caption={t("tokens")} columns={columns.map((label) => ({ label }))}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </DataTable>
      )}
    </section>
  );
}

async function NewToken({ isAdmin }: { isAdmin: boolean }) {
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  const scopes = SCOPES.filter((scope) => isAdmin || scope !== "admin");
  return (
    <DialogButton
      label={t("newToken")}
      icon={<KeyRound className="icon" aria-hidden />}
      title={t("newToken")}
      description={t("tokenAbout")}
      closeLabel={common("close")}
    >
      <TokenForm
        scopes={scopes.map((scope) => ({ scope, label: t(`scope.${scope}`) }))}
        words={{
          name: t("tokenName"),
          nameHint: t("tokenNameHint"),
          scopes: t("scopes"),
          days: t("days"),
          make: t("makeToken"),
          pending: t("working"),
          failed: t("notDone"),
          token: t("token"),
          keep: t("keepToken"),
          once: t("tokenOnce"),
          copy: common("copy"),
          copied: common("copied"),
        }}
      />
    </DialogButton>
  );
}

async function TokenRow({ token }: { token: PresentedToken }) {
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  return (
    <tr>
      <td className="title">
        {token.name} <span className="mono meta">{token.prefix}…</span>
      </td>
      <td data-label={t("scopes")}>{token.scopes.join(", ")}</td>
      <td data-label={t("expires")}>
        <LocalTime at={token.expiresAt} />
      </td>
      <td data-label={t("lastUsed")}>{token.lastUsedAt ? <LocalTime at={token.lastUsedAt} /> : common("notYet")}</td>
      <td className="end">
        <RevokeButton token={token} />
      </td>
    </tr>
  );
}

async function RevokeButton({ token }: { token: PresentedToken }) {
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  return (
    <ConfirmButton
      small
      label={t("revoke.label")}
      words={{
        title: t("revoke.title", { name: token.name }),
        consequence: t("revoke.consequence"),
        confirm: t("revoke.confirm"),
        pending: t("working"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={revokeTokenAction}
    >
      <input type="hidden" name="tokenId" value={token.id} />
    </ConfirmButton>
  );
}
