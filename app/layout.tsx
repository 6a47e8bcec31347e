import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "./_components/providers.tsx";
import "./styles/globals.css";

export const metadata: Metadata = {
  title: { default: "Copydesk", template: "%s · Copydesk" },
  description: "Drafts with evidence, reviewed and published, written by models that you own.",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f8" },
    { media: "(prefers-color-scheme: dark)", color: "#131518" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, requestHeaders] = await Promise.all([getLocale(), headers()]);
  return (
    // The theme is written onto <html> before the first paint, so the server's attribute differs on purpose.
    <html lang={locale} suppressHydrationWarning>
      <body>
        <Providers nonce={requestHeaders.get("x-nonce") ?? undefined}>{children}</Providers>
      </body>
    </html>
  );
}
