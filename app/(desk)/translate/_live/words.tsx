import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "../../../messages/en.ts";

/** The words of this screen for the client components below; other areas' words stay on the server. */
export function TranslateWords({ children }: { children: ReactNode }) {
  const { common, translate } = messages;
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, translate }}>
      {children}
    </NextIntlClientProvider>
  );
}
