"use client";

import { type ReactNode, useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import type { LegalBasis } from "@/server/domain/erasure/schema";
import type { LegalHoldView } from "@/server/domain/erasure/view";
import type { EvidenceDetail as EvidenceDetailView } from "@/server/domain/evidence/view";

import { ErasureDialog } from "./erasure-dialog";
import { ErasureNote } from "./erasure-note";
import { EVIDENCE_TABS, type EvidenceTab } from "./evidence-tabs";
import { FileButton } from "./file-button";
import { FactsTab } from "./facts-tab";
import { HoldNote } from "./hold-note";
import { LinksTab } from "./links-tab";
import { PreviewTab } from "./preview-tab";
import { ProvenanceTab } from "./provenance-tab";
import type { QuestionFormProps } from "./question-form";
import { ReasonDialog } from "./reason-dialog";
import { ReviewForm } from "./review-form";
import { ReviewState } from "./review-state";

export type EvidenceDetailProps = {
  detail: EvidenceDetailView;
  tab: EvidenceTab;
  onTabChange: (tab: EvidenceTab) => void;
  downloadHref: string;
  linkable: { key: string; title: string }[];
  timezone: string;
  base: string;
  /** The proof side, which asks for what it shows when it is opened. */
  proof: ReactNode;
  /** Records shown start here where a link led into the middle of a long file. */
  recordsFrom?: number;
  onCorrect?: (files: File[]) => void;
  onAnswer?: QuestionFormProps["onAnswer"];
  onMoreRecords?: () => void;
  loadingMore?: boolean;
  onLink?: (key: string) => void;
  onUnlink?: (key: string, reason: string) => Promise<FormResult>;
  onReview?: (decision: "accepted" | "rejected", note: string | null) => Promise<FormResult>;
  onWithdraw?: (reason: string) => Promise<FormResult>;
  onRequestErasure?: (basis: LegalBasis, reason: string) => Promise<FormResult>;
  onHold?: (reason: string) => Promise<FormResult>;
  /** Legal holds on it; only owners are told. */
  holds?: LegalHoldView[] | undefined;
};

/** The five sides of one artefact. The same matter stands in the side sheet and on its own page. */
export function EvidenceDetail(props: EvidenceDetailProps) {
  const { detail, tab, onTabChange, timezone, base, onWithdraw, onRequestErasure, onHold } = props;
  const [withdrawing, setWithdrawing] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [holding, setHolding] = useState(false);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <ReviewState row={detail} />
        {detail.late && <Badge tone="late">late</Badge>}
        {detail.tool && <span className="text-ink-3">{detail.tool}</span>}
        <span className="ms-auto flex flex-wrap items-center gap-1">
          {props.onCorrect && !detail.withdrawn && !detail.superseded && !detail.erased && <FileButton size="sm" variant="ghost" single onFiles={props.onCorrect}>Correct with a new version</FileButton>}
          {onHold && !detail.erased && <Button size="sm" variant="ghost" onClick={() => setHolding(true)}>Hold</Button>}
          {onRequestErasure && !detail.erasure && <Button size="sm" variant="ghost" onClick={() => setErasing(true)}>Erase</Button>}
          {onWithdraw && !detail.withdrawn && <Button size="sm" variant="ghost" onClick={() => setWithdrawing(true)}>Withdraw</Button>}
        </span>
      </div>
      {detail.erasure && <ErasureNote erasure={detail.erasure} timezone={timezone} decideHref={onRequestErasure && `${base}/settings/erasure`} />}
      {props.holds && <HoldNote holds={props.holds} timezone={timezone} href={`${base}/settings/erasure#holds`} />}
      {detail.withdrawal && (
        <p className="mb-3 border-s-2 border-line-strong ps-3 text-sm text-ink-2 wrap-anywhere">
          Withdrawn by <bdi>{detail.withdrawal.by}</bdi>, <Time iso={detail.withdrawal.at} tz={timezone} withTime />: <bdi>{detail.withdrawal.reason}</bdi>
        </p>
      )}
      <Tabs value={tab} onValueChange={(next) => onTabChange(EVIDENCE_TABS.find((known) => known === next) ?? "preview")}>
        <TabsList aria-label="Sides of this evidence">
          <TabsTrigger value="preview">Preview</TabsTrigger>
          <TabsTrigger value="facts" count={detail.recordsTotal}>Facts</TabsTrigger>
          <TabsTrigger value="provenance">Provenance</TabsTrigger>
          <TabsTrigger value="links" count={detail.controls.length}>Links</TabsTrigger>
          <TabsTrigger value="proof">Proof</TabsTrigger>
        </TabsList>
        <TabsContent value="preview"><PreviewTab detail={detail} downloadHref={detail.erased ? null : props.downloadHref} /></TabsContent>
        <TabsContent value="facts"><FactsTab detail={detail} timezone={timezone} onAnswer={detail.erased ? undefined : props.onAnswer} from={props.recordsFrom} onMoreRecords={props.onMoreRecords} loadingMore={props.loadingMore} /></TabsContent>
        <TabsContent value="provenance"><ProvenanceTab detail={detail} timezone={timezone} /></TabsContent>
        <TabsContent value="links"><LinksTab detail={detail} linkable={props.linkable} onLink={props.onLink} onUnlink={props.onUnlink} timezone={timezone} base={base} /></TabsContent>
        <TabsContent value="proof">{props.proof}</TabsContent>
      </Tabs>
      {(detail.review || (props.onReview && !detail.withdrawn)) && (
        <section aria-label="Review" className="mt-6 border-t border-ink">
          <h2 className="py-1.5 font-semibold">Review</h2>
          <ReviewForm review={detail.review} timezone={timezone} onReview={detail.withdrawn ? undefined : props.onReview} />
        </section>
      )}
      {onRequestErasure && <ErasureDialog open={erasing} onOpenChange={setErasing} number={detail.number} onRequest={onRequestErasure} />}
      {onHold && (
        <ReasonDialog
          open={holding} onOpenChange={setHolding} title={`Set a legal hold on E-${detail.number}?`} confirmLabel="Set the hold" keepLabel="Leave it" onConfirm={onHold}
          description="Its content cannot be erased while the hold stands. Setting and lifting it stay on record." hint="Told to owners, and to whoever tries to erase it." example="which case, which authority, since when"
        />
      )}
      {onWithdraw && (
        <ReasonDialog
          open={withdrawing} onOpenChange={setWithdrawing} title={`Withdraw E-${detail.number}?`} confirmLabel="Withdraw" onConfirm={onWithdraw}
          description={`It no longer counts for ${detail.controlKeys.length > 0 ? detail.controlKeys.join(", ") : "any control"}. The bytes, its line in the ledger and your reason stay.`}
          hint="Printed wherever this item was used." example="the wrong system, a test file, a duplicate"
        />
      )}
    </>
  );
}
