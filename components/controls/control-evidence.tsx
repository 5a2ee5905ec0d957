import { evidencePath } from "@/components/layout/paths";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { kindNoun } from "@/server/domain/catalog/labels";
import type { ControlDetail } from "@/server/domain/controls/view";

type ControlEvidenceProps = { evidence: ControlDetail["evidence"]; evidenceKinds: string[]; timezone: string; base: string; attachHref?: string };

export function ControlEvidence({ evidence, evidenceKinds, timezone, base, attachHref }: ControlEvidenceProps) {
  if (evidence.length === 0) {
    return (
      <Empty title="No evidence yet" action={attachHref && <ButtonLink href={attachHref}>Attach evidence</ButtonLink>}>
        This control listens for {evidenceKinds.map((kind) => kindNoun(kind)).join(", ")}. Push it from a pipeline or drop a file.
      </Empty>
    );
  }
  return <ul data-rows>{evidence.map((item) => <EvidenceItem key={item.id} item={item} timezone={timezone} base={base} />)}</ul>;
}

/** What no longer stands stays in the list, marked: a verdict of an earlier day stood on it. */
function EvidenceItem({ item, timezone, base }: { item: ControlDetail["evidence"][number]; timezone: string; base: string }) {
  const gone = item.withdrawn ? "withdrawn" : item.superseded ? "replaced" : null;
  return (
    <li data-row className="border-t border-line">
      <RowLink href={evidencePath(base, item.id)} data-row-link className="grid min-h-9 grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-1 text-sm hover:bg-hover">
        <span className="tabular text-ink-2">E-{item.number}</span>
        <span className="flex min-w-0 items-center gap-2">
          <bdi className={cn("truncate", gone && "text-ink-3 line-through decoration-line-strong")}>{item.title}</bdi>
          {gone && <Badge>{gone}</Badge>}
          {item.late && <Badge tone="late">late</Badge>}
        </span>
        <Time iso={item.receivedAt} tz={timezone} className="text-ink-3" />
      </RowLink>
    </li>
  );
}
