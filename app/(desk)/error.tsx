"use client";

import { RouteError } from "../_components/route-error.tsx";

export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <RouteError error={error} retry={reset} />;
}
