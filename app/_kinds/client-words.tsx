import "./drafts.css";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "../messages/en.ts";

/** The words of drafts for client components below; other areas' words stay on the server. */
export function ClientWords({ children }: { children: ReactNode }) {
  const { batches, common, drafts, personality, quiz } = messages;
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ batches, common, drafts, personality, quiz }}>
      {children}
    </NextIntlClientProvider>
  );
}
