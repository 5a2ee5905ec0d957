import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { ErasureView } from "@/server/domain/privacy/erasure/view";

type ErasureFactsProps = { erasure: ErasureView; caseId: string; base: string; checkPath: string; zone: string };

/** Backups that run out, certificates, and what was erased again after restores. */
export function ErasureFacts({ erasure: { backups, certificates, replays }, caseId, base, checkPath, zone }: ErasureFactsProps) {
  const [newest] = certificates;
  return (
    <div className="grid gap-3 text-sm">
      {backups.length > 0 && (
        <ul aria-label="Backups" className="grid gap-1">
          {backups.map(({ id, name, expiresOn, expired, beyondUse, daysLeft }) => (
            <li key={id}><bdi>{name}</bdi>: {expired ? "gone" : <>gone on <Time iso={expiresOn} tz={zone} />, <span className="tabular">{daysLeft}</span> days left{beyondUse === false && ", not put beyond use"}</>}</li>
          ))}
        </ul>
      )}
      {newest && (
        <p>
          Certificate, version {newest.version}, of <Time iso={newest.issuedAt} tz={zone} />: <a className="link" href={`${base}/files/certificates/${caseId}`} download>JSON</a>, <a className="link" href={`${base}/files/certificates/${caseId}?as=pdf`} download>PDF</a>, <a className="link" href={`${checkPath}/${newest.number}`}>public page</a>
        </p>
      )}
      {replays.length > 0 && (
        <ul aria-label="Erased again after a restore" className="grid gap-1">
          {replays.map(({ id, system, at, tasks, missing }) => <li key={id}>Erased again in <bdi>{system}</bdi> on <Time iso={at} tz={zone} withTime />: {tasks} tasks{missing > 0 && `; ${missing} of the system’s are missing in its report`}. <RowLink className="link" href={`${base}/privacy/replays`}>All restores</RowLink></li>)}
        </ul>
      )}
    </div>
  );
}
