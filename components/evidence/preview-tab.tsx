import { Download } from "lucide-react";

import { buttonVariants } from "@/components/ui/button";
import { formatBytes } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

type PreviewTabProps = { detail: Pick<EvidenceDetail, "preview" | "fileName" | "sizeBytes" | "mediaType">; downloadHref: string | null };

/** The bytes as received, as text where they are text. Never rendered as a page. */
export function PreviewTab({ detail, downloadHref }: PreviewTabProps) {
  const { preview } = detail;
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
        <span className="min-w-0 wrap-anywhere"><bdi>{detail.fileName ?? "no file name"}</bdi> · {detail.mediaType} · {formatBytes(detail.sizeBytes)}</span>
        {downloadHref && <a href={downloadHref} download className={buttonVariants({ size: "sm" })}><Download aria-hidden />Download as received</a>}
      </div>
      {preview.kind === "text" ? (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by itself */}
          <pre tabIndex={0} dir="ltr" className="max-h-[60dvh] overflow-auto rounded border border-line bg-paper p-3 text-xs leading-5">{preview.text}</pre>
          {preview.truncated && <p className="mt-1 text-xs text-ink-3">The beginning only. The download has all of it.</p>}
        </>
      ) : (
        <Empty title="No preview">{preview.why}</Empty>
      )}
    </div>
  );
}
