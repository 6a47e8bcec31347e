import type { ReactNode } from "react";
import "../styles/site.css";
import "./site-pages.css";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <div className="site">{children}</div>;
}
