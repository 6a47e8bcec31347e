import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ButtonLook } from "../../../_components/button.tsx";
import { ConfirmButton, type ConfirmAction } from "../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../_components/text-field.tsx";

type Props = ButtonLook & {
  label: ReactNode;
  /** What will be done, with the name of the thing. */
  title: string;
  /** What will happen to whom, and how it can be taken back. */
  consequence: string;
  confirm: string;
  action: ConfirmAction;
  /** Hidden fields: what is acted on, as the person saw it. */
  fields: Record<string, string | number>;
  /** Fields before the reason. */
  children?: ReactNode;
};

/** A button for an act on a deployment: says what will change, and asks for the reason, which stays in the history. */
export async function ActDialog({ label, title, consequence, confirm, action, fields, children, ...look }: Props) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  return (
    <ConfirmButton
      {...look}
      label={label}
      words={{ title, consequence, confirm, pending: t("changing"), cancel: common("cancel"), refused: t("notDone") }}
      action={action}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={500} autoComplete="off" />
    </ConfirmButton>
  );
}

/** What every act on a deployment sends along. */
export function fieldsOf(deployment: { id: string; revision: number }): Record<string, string | number> {
  return { deploymentId: deployment.id, expectedRevision: deployment.revision };
}
