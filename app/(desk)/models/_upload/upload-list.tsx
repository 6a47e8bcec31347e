"use client";

import { Pause, Play, X } from "lucide-react";
import { Button } from "../../../_components/button.tsx";
import { ProgressBar } from "../../../_components/progress-bar.tsx";
import { Status } from "../../../_components/status.tsx";
import { formatBytes } from "../../format-bytes.ts";
import type { UploadRow, useUploads } from "./use-uploads.ts";

export type UploadListWords = Record<
  | "files"
  | "total"
  | "waiting"
  | "sending"
  | "paused"
  | "whole"
  | "failed"
  | "lineGone"
  | "pause"
  | "goOn"
  | "cancel"
  | "bytesOf",
  string
>;

const signs = { waiting: "queued", sending: "checking", paused: "draining", whole: "ready", failed: "failed" } as const;

export function UploadList({ uploads, words }: { uploads: ReturnType<typeof useUploads>; words: UploadListWords }) {
  const { rows } = uploads;
  if (rows.length === 0) return null;
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const sent = rows.reduce((sum, row) => sum + row.sent, 0);
  return (
    <section aria-label={words.files} className="grid gap-2">
      {rows.length > 1 && (
        <div className="grid gap-1">
          <div className="row small">
            <span>{words.total}</span>
            <span className="push meta">{of(words, sent, bytes)}</span>
          </div>
          <ProgressBar label={words.total} value={bytes > 0 ? (sent / bytes) * 100 : 0} />
        </div>
      )}
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.path} className="live">
            <UploadItem row={row} uploads={uploads} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UploadItem({
  row,
  uploads,
  words,
}: {
  row: UploadRow;
  uploads: ReturnType<typeof useUploads>;
  words: UploadListWords;
}) {
  const { path, bytes, sent, state, error } = row;
  const name = <span className="visually-hidden">: {path}</span>;
  return (
    <>
      <header>
        <span className="title me-auto min-w-0 break-all">{path}</span>
        {state === "sending" && (
          <Button small tone="quiet" icon={<Pause className="icon" aria-hidden />} onClick={() => uploads.pause(path)}>
            {words.pause}
            {name}
          </Button>
        )}
        {(state === "paused" || state === "failed") && (
          <Button small icon={<Play className="icon" aria-hidden />} onClick={() => uploads.goOn(path)}>
            {words.goOn}
            {name}
          </Button>
        )}
        <Button small tone="quiet" icon={<X className="icon" aria-hidden />} onClick={() => uploads.remove(path)}>
          {words.cancel}
          {name}
        </Button>
      </header>
      <div className="row small">
        <Status state={signs[state]}>{words[state]}</Status>
        <span className="push meta">{of(words, sent, bytes)}</span>
      </div>
      {state !== "whole" && <ProgressBar label={path} value={bytes > 0 ? (sent / bytes) * 100 : 0} />}
      {state === "failed" && (
        <p className="field-error" role="alert">
          {error ?? words.lineGone}
        </p>
      )}
    </>
  );
}

function of(words: UploadListWords, done: number, total: number): string {
  return words.bytesOf.replace("{done}", formatBytes(done)).replace("{total}", formatBytes(total));
}
