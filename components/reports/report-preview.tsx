import { ExternalLink, X } from "lucide-react";

import { Section } from "@/components/layout/section";
import { Button, buttonVariants } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { PreviewView } from "@/server/domain/reports/preview";

type ReportPreviewProps = { preview: Omit<PreviewView, "id">; href: string; onClose: () => void };

/** A report before it is made, in the page. Room for it is kept while it is drawn. */
export function ReportPreview({ preview: { state, progress, step, note, error }, href, onClose }: ReportPreviewProps) {
  return (
    <Section title="Preview" id="preview" aside={<span className="flex gap-2">
      {state === "done" && <a href={href} target="_blank" rel="noreferrer" className={buttonVariants({ size: "sm" })}><ExternalLink aria-hidden />Open in a tab</a>}
      <Button size="sm" onClick={onClose}><X aria-hidden />Close</Button>
    </span>}>
      <p className="mb-2 max-w-prose text-sm text-ink-2">Drawn from the records as they are now. It can be looked at for an hour. {note}</p>
      <div className="grid h-[min(75dvh,60rem)] grid-cols-1 border border-line bg-surface">
        {state === "done" ? <iframe src={href} title="Preview of the report" className="size-full" /> : (
          <div className="m-auto w-full max-w-sm p-6" aria-live="polite">
            {state === "failed" ? <p className="text-state-fail">{error}</p> : (
              <>
                <Progress value={state === "queued" ? 0 : progress} label="Drawing the preview" />
                <p className="mt-2 text-sm text-ink-3">{state === "queued" ? "Waits for its turn" : (step ?? "Being drawn")}</p>
              </>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}
