"use client";

import { useState } from "react";
import { addFileAction } from "./actions.ts";

export type UploadWords = Record<"tooLarge" | "wrongKind" | "emptyFile" | "lost", string>;
/** What the server takes, so that a file that it would refuse is not sent. Extensions without the dot. */
export type UploadLimits = { extensions: string[]; bytes: number };
export type RefusedFile = { name: string; reason: string };

/** Sends files one after another. `sending`: the name of the one under way. Each batch forgets what the last refused. */
export function useFileUpload(projectId: string, limits: UploadLimits, words: UploadWords) {
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedFile[]>([]);

  async function send(files: File[]) {
    setRefused([]);
    for (const file of files) {
      setSending(file.name);
      const reason = faultOf(file, limits, words) ?? (await upload(projectId, file, words));
      if (reason) setRefused((before) => [...before, { name: file.name, reason }]);
    }
    setSending(null);
  }

  return { sending, refused, send };
}

function faultOf(file: File, limits: UploadLimits, words: UploadWords): string | null {
  if (!limits.extensions.includes(file.name.split(".").at(-1)?.toLowerCase() ?? "")) return words.wrongKind;
  if (file.size > limits.bytes) return words.tooLarge;
  return file.size === 0 ? words.emptyFile : null;
}

async function upload(projectId: string, file: File, words: UploadWords): Promise<string | null> {
  const form = new FormData();
  form.set("projectId", projectId);
  form.set("file", file);
  try {
    const answer = await addFileAction(form);
    return answer ? answer.error : null;
  } catch {
    // The action answers refusals; what is thrown here is the way to the server.
    return words.lost;
  }
}
