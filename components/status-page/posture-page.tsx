import { frameworksInWords } from "@/components/audits/audit-words";
import { momentIn } from "@/components/centre/day-format";
import { STATUS_WORDS } from "@/server/domain/status-page/words";
import type { StatusPage } from "@/server/http/status/page";

import { AskForm } from "./ask-form";
import { AuditList, ControlList, DocumentList, ProcessorList } from "./posture-lists";

type PosturePageProps = Extract<StatusPage, { name: "posture" }>;

/** What an organization publishes of itself: as of when, by whom, what it is examined against, what it promises, who works for it. */
export function PosturePage({ page: { number, sha256, content, keepMonths }, typed, faults, isDraft, language }: PosturePageProps) {
  const words = STATUS_WORDS[language];
  const { organization, asOf, timezone, introduction, frameworks, audits, controls, processors, documents, agreement } = content;
  const [at, who] = words.heading(organization);
  return (
    <>
      {isDraft && <p className="done">{words.draft(number)}</p>}
      <h1>{at}<bdi>{who}</bdi></h1>
      <p className="lead">{words.asOf} <time dateTime={asOf}>{momentIn(words.locale, asOf, timezone)}</time>. {words.byManagement}</p>
      {introduction && <p className="said">{introduction}</p>}
      {faults.length > 0 && (
        <div className="summary" role="alert" aria-labelledby="problems" tabIndex={-1}>
          <h2 id="problems">{words.check}</h2>
          <ul>{faults.map(({ field, message }) => <li key={field}><a href={`#${field}`}>{message}</a></li>)}</ul>
        </div>
      )}
      {frameworks.length > 0 && <section><h2>{words.frameworks}</h2><p>{frameworksInWords(frameworks)}</p></section>}
      {audits.length > 0 && <section><h2>{words.audits}</h2><AuditList audits={audits} language={language} /></section>}
      {controls.length > 0 && <section><h2>{words.controls}</h2><ControlList controls={controls} language={language} /></section>}
      {processors.length > 0 && <section><h2>{words.processors}</h2><ProcessorList processors={processors} /></section>}
      {documents.length > 0 && agreement && (
        <section>
          <h2>{words.documents}</h2>
          {isDraft ? <><DocumentList documents={documents} language={language} /><h3>{words.agreement(agreement.version)}</h3><p className="quote">{agreement.text}</p></> : <AskForm documents={documents} agreement={agreement} typed={typed} faults={faults} keepMonths={keepMonths} language={language} />}
        </section>
      )}
      <section><p className="quiet small">{words.version(number)} <span className="figures">{sha256}</span></p></section>
    </>
  );
}
