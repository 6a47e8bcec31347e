import type { ReactNode } from "react";

/** What people see before they are in: one column of paper on the desk. */
export default function GateLayout({ children }: { children: ReactNode }) {
  return (
    <main className="gate" id="main">
      <p className="gate-brand">Copydesk</p>
      {children}
    </main>
  );
}
