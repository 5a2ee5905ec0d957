import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { RowLink } from "@/components/ui/row-link";
import type { FormResult } from "@/components/ui/form-result";
import type { ControlDetail as ControlDetailView } from "@/server/domain/controls/view";

import { ApplicabilityForm } from "./applicability-form";
import { ControlActivity } from "./control-activity";
import { ControlEvidence } from "./control-evidence";
import { HistoryBand } from "./history-band";
import { OccurrenceList } from "./occurrence-list";
import { OwnerSelect } from "./owner-select";
import { ParameterTable } from "./parameter-table";
import type { ParameterValue } from "./parameter-values";
import { PromiseCard } from "./promise-card";
import { VerdictPanel } from "./verdict-panel";

export type ControlDetailProps = {
  control: ControlDetailView;
  asOf: string;
  window: { from: string; to: string };
  timezone: string;
  base: string;
  frameworkNames: Record<string, string>;
  people: { id: string; name: string; email: string }[];
  highlightDay?: string | null;
  /** Off in the sheet, which has its own head. */
  header?: boolean;
  /** Where evidence is added for this control; absent where the reader may not, or on a past day. */
  attachHref?: string;
  /** Each is absent where the reader may not, or on a past day. */
  onSavePromise?: (promise: string) => Promise<FormResult>;
  onSaveParameter?: (name: string, promised: ParameterValue | null) => Promise<FormResult>;
  onSaveOwner?: (userId: string | null) => Promise<FormResult>;
  onSaveApplicability?: (applicable: boolean, reason: string | null) => Promise<FormResult>;
  onSupply?: (missing: { recordId: string; fact: string }) => void;
};

/**
 * Left what was promised, right whether it holds and on what. On a small screen the verdict comes first, and so it does
 * in the document: what arrives later never pushes it down.
 */
export function ControlDetail(props: ControlDetailProps) {
  const { control, timezone, base } = props;
  const recordHref = `${base}/evidence?record=`;
  return (
    <div className="@container">
      {props.header !== false && <PageHeader title={control.title}><code>{control.key}</code> · {control.category}</PageHeader>}
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 @4xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid grid-cols-1 content-start gap-8 @4xl:col-start-2">
          <Section title="Verdict"><VerdictPanel control={control} asOf={props.asOf} timezone={timezone} recordHref={recordHref} onSupply={props.onSupply} /></Section>
          <Section title="History"><HistoryBand history={control.history} {...props.window} timezone={timezone} /></Section>
          <Section title="Expected runs" count={control.occurrences?.length}><OccurrenceList occurrences={control.occurrences} rules={control.rules} timezone={timezone} recordHref={recordHref} highlightDay={props.highlightDay} /></Section>
          <Section title="Evidence" count={control.evidenceCount} aside={props.attachHref && control.evidence.length > 0 && <RowLink className="link" href={props.attachHref}>Attach evidence</RowLink>}>
            <ControlEvidence evidence={control.evidence} evidenceKinds={control.evidenceKinds} timezone={timezone} base={base} attachHref={props.attachHref} />
          </Section>
          <Section title="Activity"><ControlActivity activity={control.activity} timezone={timezone} /></Section>
        </div>
        <div className="grid grid-cols-1 content-start gap-8 @4xl:col-start-1 @4xl:row-start-1">
          <Section title="The promise"><PromiseCard control={control} frameworkNames={props.frameworkNames} onSavePromise={props.onSavePromise} /></Section>
          <Section title="Owner"><OwnerSelect owner={control.owner} people={props.people} onSave={props.onSaveOwner} /></Section>
          <Section title="Parameters" aside="Default beside promise"><ParameterTable parameters={control.parameters} timezone={timezone} onSaveParameter={props.onSaveParameter} /></Section>
          <Section title="Scope">
            {props.onSaveApplicability ? (
              <ApplicabilityForm applicable={control.applicable} reason={control.applicabilityReason} onSave={props.onSaveApplicability} />
            ) : (
              <p className="border-t border-line py-2 text-sm text-ink-2" dir="auto">{control.applicable ? "Applies." : `Does not apply: ${control.applicabilityReason}`}</p>
            )}
          </Section>
        </div>
      </div>
    </div>
  );
}
