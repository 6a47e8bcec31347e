"use client";

import { RotateCcw } from "lucide-react";
import { createContext, useContext, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { ErrorState } from "./error-state.tsx";

export type RouteErrorWords = {
  status: string;
  title: string;
  keptTerm: string;
  kept: string;
  helpsTerm: string;
  helps: string;
  retry: string;
  problem: string;
};

const WordsContext = createContext<RouteErrorWords | null>(null);

export function ErrorWords({ words, children }: { words: RouteErrorWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** For `error.tsx`: what happened, what was kept, what helps. The digest finds the entry in the server's log. */
export function RouteError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const words = useContext(WordsContext);
  if (!words) throw error;
  return (
    <div className="page">
      <ErrorState
        status={words.status}
        title={words.title}
        facts={[
          { term: words.keptTerm, detail: words.kept },
          { term: words.helpsTerm, detail: words.helps },
        ]}
        actions={
          <Button tone="primary" icon={<RotateCcw className="icon" aria-hidden />} onClick={retry}>
            {words.retry}
          </Button>
        }
        trace={
          error.digest && (
            <>
              {words.problem} <span className="mono">{error.digest}</span>
            </>
          )
        }
      />
    </div>
  );
}
