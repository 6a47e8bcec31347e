"use server";

import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { done } from "#lib/errors/refusal";
import { confirmAction, formAction } from "#lib/http/form-action";
import { addSource, removeSource } from "#lib/sources/commands";
import { mediaTypeOf } from "#lib/sources/schema";
import { sourceStore } from "#lib/storage/source-store";
import { fileSourceFormSchema, pasteSourceFormSchema, removeSourceFormSchema } from "./schema.ts";

const refusals = "sources.refusals";
const revalidate = ["/projects"];

export const pasteSourceAction = formAction(
  { schema: pasteSourceFormSchema, refusals, keep: ["title", "text"], revalidate },
  async (actor, { projectId, title, text }) => {
    const source = { title, fileName: null, mediaType: "text/plain" as const, bytes: new TextEncoder().encode(text) };
    return done(await addSource(db, sourceStore(), actor, projectId, source));
  },
);

/** One file for each call, so that one refused file keeps no other out. */
export const addFileAction = confirmAction(
  { schema: fileSourceFormSchema, refusals, revalidate },
  async (actor, { projectId, file }) => {
    const mediaType = mediaTypeOf(file.name);
    if (!mediaType) throw new AppError("unsupported_media_type", "Text, Markdown and HTML files can be read.");
    const fileName = file.name.slice(0, 200);
    const title = fileName.replace(/\.[^.]+$/, "") || fileName;
    const bytes = new Uint8Array(await file.arrayBuffer());
    return done(await addSource(db, sourceStore(), actor, projectId, { title, fileName, mediaType, bytes }));
  },
);

export const removeSourceAction = confirmAction(
  { schema: removeSourceFormSchema, refusals, revalidate },
  (actor, { sourceId }) => removeSource(db, actor, sourceId),
);
