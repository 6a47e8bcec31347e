"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useRef, useState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { CHANNELS, DEFAULT_CHANNEL } from "#lib/kinds/product-description/schema";
import { readTable, TABLE_LIMITS } from "#lib/kinds/product-description/table";
import { Button } from "../../../../../_components/button.tsx";
import { Note } from "../../../../../_components/note.tsx";
import { SelectField } from "../../../../../_components/select-field.tsx";
import { SubmitButton } from "../../../../../_components/submit-button.tsx";
import { TextArea, TextField } from "../../../../../_components/text-field.tsx";
import { languageOptions } from "../../../../language-name.ts";
import { orderTableAction } from "./actions.ts";
import { decodeTable } from "./decode-file.ts";
import { TablePreview } from "./table-preview.tsx";

type Props = { projectId: string; language: string };

/** A file or pasted cells, read as they come; what would be ordered stands below before anything is. */
export function TableForm({ projectId, language }: Props) {
  const t = useTranslations("batches.new");
  const product = useTranslations("drafts.product");
  const brief = useTranslations("drafts.brief");
  const file = useRef<HTMLInputElement>(null);
  const [table, setTable] = useState("");
  const [title, setTitle] = useState("");
  const [named, setNamed] = useState<string>();
  const [leaveOut, setLeaveOut] = useState<string[]>([]);
  const [state, action] = useActionState(orderTableAction, IDLE_FORM);
  const read = table.trim() === "" ? null : readTable(table, { nameColumn: named, leaveOut });
  const count = read?.products.length ?? 0;

  async function load(files: FileList | null) {
    const chosen = files?.[0];
    if (!chosen) return;
    // A larger file is cut here, and refused by its length below.
    const bytes = new Uint8Array(await chosen.slice(0, 4 * TABLE_LIMITS.characters).arrayBuffer());
    take(decodeTable(bytes), chosen.name.replace(/\.[^.]+$/, ""));
  }

  function take(text: string, name?: string) {
    setTable(text);
    setNamed(undefined);
    setLeaveOut([]);
    if (name && title === "") setTitle(name.slice(0, 200));
  }

  return (
    <form action={action} className="brief">
      <input type="hidden" name="projectId" value={projectId} />
      {state.status === "failed" && (
        <Note tone="critical" title={t("notOrdered")} announce>
          {state.message ?? Object.values(state.errors).join(" ")}
        </Note>
      )}
      <div className="row">
        <Button icon={<Upload className="icon" aria-hidden />} onClick={() => file.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt"
          aria-label={t("choose")}
          onChange={(event) => void load(event.target.files)}
        />
      </div>
      <TextArea
        name="table"
        label={t("table")}
        hint={t("tableHint", { rows: TABLE_LIMITS.rows })}
        rows={6}
        value={table}
        onChange={(event) => take(event.target.value)}
      />
      <TextField
        name="title"
        label={t("title")}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="two-columns">
        <SelectField
          name="channel"
          label={product("channel")}
          options={CHANNELS.map((value) => ({ value, label: product(`channels.${value}`) }))}
          defaultValue={DEFAULT_CHANNEL}
        />
        <SelectField
          name="language"
          label={brief("language")}
          options={languageOptions(language)}
          defaultValue={language}
        />
      </div>
      {read && read.columns.length > 0 && (
        <SelectField
          name="nameColumn"
          label={t("nameColumn")}
          options={[
            ...(read.nameColumn === null ? [{ value: "", label: t("chooseColumn") }] : []),
            ...read.columns.map((column) => ({ value: column, label: column })),
          ]}
          value={read.nameColumn ?? ""}
          onChange={(event) => setNamed(event.target.value)}
        />
      )}
      {read && <TablePreview table={read} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />}
      <SubmitButton tone="primary" pending={t("ordering")} waiting={count === 0 ? t("nothing") : null}>
        {t("order", { count })}
      </SubmitButton>
    </form>
  );
}
