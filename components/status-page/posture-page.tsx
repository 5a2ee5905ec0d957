import { frameworksInWords } from "@/components/audits/audit-words";
import { momentIn } from "@/components/centre/day-format";
import type { StatusPage } from "@/server/http/status/page";

import { AskForm } from "./ask-form";
import { AuditList, ControlList, DocumentList, ProcessorList } from "./posture-lists";

type PosturePageProps = Extract<StatusPage, { name: "posture" }>;

/** What an organization publishes of itself: as of when, by whom, what it is examined against, what it promises, who works for it. */
export function PosturePage({ page: { number, sha256, content, keepMonths }, typed, faults, isDraft }: PosturePageProps) {
  const { organization, asOf, timezone, introduction, frameworks, audits, controls, processors, documents, agreement } = content;
  return (
    <>
      {isDraft && <p className="done">You read version {number} as it is stored. Nobody outside sees it unless it is published.</p>}
      <h1>Security and privacy at <bdi>{organization}</bdi></h1>
      <p className="lead">As of <time dateTime={asOf}>{momentIn("en-GB", asOf, timezone)}</time>. Prepared by management.</p>
      {introduction && <p className="said">{introduction}</p>}
      {faults.length > 0 && (
        <div className="summary" role="alert" aria-labelledby="problems" tabIndex={-1}>
          <h2 id="problems">Check what you wrote</h2>
          <ul>{faults.map(({ field, message }) => <li key={field}><a href={`#${field}`}>{message}</a></li>)}</ul>
        </div>
      )}
      {frameworks.length > 0 && <section><h2>What we work by</h2><p>{frameworksInWords(frameworks)}</p></section>}
      {audits.length > 0 && <section><h2>Audits</h2><AuditList audits={audits} /></section>}
      {controls.length > 0 && <section><h2>What we do</h2><ControlList controls={controls} /></section>}
      {processors.length > 0 && <section><h2>Who processes data for us</h2><ProcessorList processors={processors} /></section>}
      {documents.length > 0 && agreement && (
        <section>
          <h2>Documents on request</h2>
          {isDraft ? <><DocumentList documents={documents} /><h3>Agreement, version {agreement.version}</h3><p className="quote">{agreement.text}</p></> : <AskForm documents={documents} agreement={agreement} typed={typed} faults={faults} keepMonths={keepMonths} />}
        </section>
      )}
      <section><p className="quiet small">Version {number}. SHA-256 of its content: <span className="figures">{sha256}</span></p></section>
    </>
  );
}
