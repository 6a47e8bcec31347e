import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "../../../messages/en.ts";

/** The words of swaps for client components below. */
export function SwapWords({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ swaps: messages.swaps }}>
      {children}
    </NextIntlClientProvider>
  );
}
