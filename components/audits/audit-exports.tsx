import { Section } from "@/components/layout/section";
import { OSCAL_DOCUMENTS, type OscalDocument } from "@/server/domain/oscal/source";
import { TABLE_FORMATS, TABLES, type TableName } from "@/server/domain/tables/engagement-tables";

const DOCUMENT_WORDS: Record<OscalDocument, string> = { "system-security-plan": "System security plan", "assessment-plan": "Assessment plan", "assessment-results": "Assessment results", poam: "Plan of action" };
const TABLE_WORDS: Record<TableName, string> = { controls: "Controls", evidence: "Evidence", populations: "Populations", exceptions: "Exceptions" };

/** An audit's content as files for other programs. `base`: where its files are; `state`: of when they are. */
export function AuditExports({ base, state }: { base: string; state: string }) {
  return (
    <Section title="Take along">
      <p className="border-t border-line py-2 text-sm text-ink-2">{state}</p>
      <ul className="text-sm">
        <li className="flex flex-wrap gap-x-3 gap-y-1 border-t border-line py-1.5"><span className="w-24 shrink-0 text-ink-2">OSCAL</span><a className="link inline-flex min-h-6 min-w-6 items-center" href={`${base}/oscal/all`} download>Take as OSCAL (zip)</a>{OSCAL_DOCUMENTS.map((kind) => <a key={kind} className="link inline-flex min-h-6 min-w-6 items-center" href={`${base}/oscal/${kind}`} download>{DOCUMENT_WORDS[kind]}</a>)}</li>
        {TABLES.map((table) => <li key={table} className="flex flex-wrap gap-x-3 gap-y-1 border-t border-line py-1.5"><span className="w-24 shrink-0 text-ink-2">{TABLE_WORDS[table]}</span>{TABLE_FORMATS.map((format) => <a key={format} className="link inline-flex min-h-6 min-w-6 items-center" href={`${base}/tables/${table}.${format}`} download aria-label={`${TABLE_WORDS[table]} as ${format.toUpperCase()}`}>{format.toUpperCase()}</a>)}</li>)}
      </ul>
    </Section>
  );
}
