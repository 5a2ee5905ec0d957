import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { ErasureView, Finding } from "@/server/domain/privacy/erasure/view";

type PortalFindingsProps = { erasure: ErasureView; base: string; zone: string; /** Left out for who may not. */ onSearch?: (() => void) | undefined; onErase?: (() => void) | undefined; pending: boolean };

const STATE_WORDS: Record<Finding["state"], string> = { found: "found", requested: "asked for, waits for a second owner", approved: "approved, being erased", done: "erased" };
const KEPT_WORDS: Record<string, string> = {
  account_and_actions: "stays: who decided what is proof (Art. 5(2), 17(3)(e)). Remove the member first where they have left.", access_record: "stays: who was let in is proof of access control (Art. 32, 17(3)(e)).",
  invitation_record: "stays: whom access was offered to is proof of access control (Art. 32, 17(3)(e)). Never accepted; while it is open, take it back under Settings, Members.",
};

/** What the portal itself has about the person: evidence by its rows and files, and where they work with the portal. */
export function PortalFindings({ erasure: { search, findings, isPortalPlanned }, base, zone, onSearch, onErase, pending }: PortalFindingsProps) {
  const open = findings.filter(({ kind, kept, state }) => kind === "evidence" && kept === null && state === "found");
  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-2">{search === null ? "This portal’s own evidence has not been searched for the person." : <SearchWords search={search} zone={zone} found={findings.length} />}</p>
      {open.some(({ isNew }) => isNew) && <p className="text-sm text-danger">The person is in evidence that came after the search. The portal’s task ends once this is erased too, or kept by an exception.</p>}
      {!isPortalPlanned && findings.length > 0 && <p className="text-sm text-danger">Plan a task for the system “portal”, so that the certificate covers these.</p>}
      {findings.length > 0 && <ul className="grid gap-1 border-s-2 border-line ps-3 text-sm">{findings.map((finding) => <li key={`${finding.kind} ${finding.id}`}><FindingLine finding={finding} base={base} /></li>)}</ul>}
      <p className="flex flex-wrap gap-2" data-print="hide">
        {onSearch && <Button size="sm" pending={pending} onClick={onSearch}>{search === null ? "Search the portal" : "Search again"}</Button>}
        {onErase && open.length > 0 && <Button size="sm" pending={pending} onClick={onErase}>Ask for the erasure of {open.length}</Button>}
      </p>
    </div>
  );
}

function SearchWords({ search: { startedAt, files, unread, tooShort, finishedAt }, zone, found }: { search: NonNullable<ErasureView["search"]>; zone: string; found: number }) {
  return (
    <>
      Searched <Time iso={startedAt} tz={zone} withTime />: {files} files read, {found} found{finishedAt === null ? ", still reading" : ""}.
      {unread > 0 && ` ${unread} are packed or drawn (PDF, ZIP, pictures) or could not be read: look into them yourself.`}
      {tooShort > 0 && ` ${tooShort} identifiers are too short to search for.`}
    </>
  );
}

function FindingLine({ finding: { kind, id, name, isNew, inRows, inFile, kept, state, holds }, base }: { finding: Finding; base: string }) {
  if (kind !== "evidence") return <><bdi>{name}</bdi> ({kind}): {KEPT_WORDS[kept ?? ""] ?? kept}</>;
  const where = [inRows > 0 && `${inRows} rows`, inFile > 0 && `${inFile} times in the file`].filter(Boolean).join(", ");
  return <><RowLink className="link" href={`${base}/evidence/${id}`}>{name}</RowLink>: {where} <Badge tone={state === "done" ? "neutral" : "outline"}>{STATE_WORDS[state]}</Badge>{isNew && <Badge tone="accent" className="ms-2">came after the search</Badge>}{holds.map((reason) => <span key={reason} className="ms-2 text-danger">Legal hold: {reason}</span>)}</>;
}
