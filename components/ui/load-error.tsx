"use client";

import { Button } from "./button";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type LoadErrorProps = {
  /** What happened, in one sentence. */
  what: string;
  /** What was kept. */
  kept?: string;
  /** What to do, when trying again is not all. */
  advice?: string;
  requestId?: string | null;
  onRetry?: () => void;
  className?: string;
};

export function LoadError({ what, kept, advice, requestId, onRetry, className }: LoadErrorProps) {
  return (
    <div role="alert" className={cn("border-s-2 border-danger px-4 py-3", className)}>
      <p className="font-medium">{what}</p>
      {kept && <p className="text-ink-2">{kept}</p>}
      {advice && <p className="text-ink-2">{advice}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {onRetry && <Button size="sm" onClick={onRetry}>Try again</Button>}
        {requestId && (
          <span className="flex items-center gap-1 text-xs text-ink-3">
            For support: <code>{requestId}</code>
            <CopyButton value={requestId} label="Copy the request id" />
          </span>
        )}
      </div>
    </div>
  );
}
