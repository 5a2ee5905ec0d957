import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { OwnFile } from "@/server/domain/privacy/answers/view";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

import { momentIn } from "./day-format";
import { type PageWords, problemWords } from "./page-words";

type CaseFilesProps = { words: PageWords; own: OwnCase; faults: Fault<CaseField>[] };

/** Where was looked, and the files of the answer: each with its end, its digest, and a code by mail before it opens. */
export function CaseFiles({ words, own, faults }: CaseFilesProps) {
  const { searched, downloads } = words.case;
  if (own.searched.length === 0 && own.files.length === 0) return null;
  return (
    <>
      {own.searched.length > 0 && (
        <section aria-labelledby="searched">
          <h2 id="searched">{searched.heading}</h2>
          <p className="below-heading">{fill(searched.text, { systems: own.searched.join(", ") })}</p>
        </section>
      )}
      {own.files.length > 0 && (
        <section aria-labelledby="downloads">
          <h2 id="downloads">{downloads.heading}</h2>
          <ul className="rights-list">{own.files.map((file) => <li key={file.id} className="right" id={`code-${file.id}`}><OneFile words={words} own={own} file={file} faults={faults} /></li>)}</ul>
          <p className="quiet small below-heading">{words.answers.delivery.digestNote}</p>
        </section>
      )}
    </>
  );
}

function OneFile({ words, own, file, faults }: CaseFilesProps & { file: OwnFile }) {
  const { case: { downloads }, answers: { delivery }, locale } = words;
  return (
    <>
      <h3><bdi>{file.name}</bdi> <span className="quiet figures">({sizeIn(locale, file.byteSize)})</span></h3>
      <p className="quiet">{file.state === "revoked" ? delivery.revoked : file.state === "over" ? downloads.gone : fill(downloads.until, { date: momentIn(locale, file.expiresAt, own.zone) })}</p>
      <p className="quiet small">{delivery.digest}: <code>{file.sha256}</code></p>
      {file.state === "open" && (own.addressConfirmed && own.email ? <Code words={words} email={own.email} file={file} faults={faults} /> : <p>{delivery.confirmFirst}</p>)}
    </>
  );
}

/** A code is asked for by a button and typed in beside it: the link of the case alone opens nothing. */
function Code({ words, email, file, faults }: { words: PageWords; email: string; file: OwnFile; faults: Fault<CaseField>[] }) {
  const { answers: { delivery } } = words;
  const found = faults.find(({ field }) => field === `code-${file.id}`);
  const fault = found && problemWords(words, found.problem);
  const [id, faultId] = [`typed-${file.id}`, `${file.id}-fault`];
  return (
    <div className={fault ? "card has-fault" : "card"}>
      <p>{delivery.codeText({ email })}</p>
      <form method="post"><input type="hidden" name="file" value={file.id} /><button type="submit" name="act" value="code" className="plain">{delivery.send}</button></form>
      <form method="post">
        <input type="hidden" name="file" value={file.id} />
        <label className="name" htmlFor={id}>{delivery.codeLabel}</label>
        {fault && <span className="fault" id={faultId}>{fault}</span>}
        <input id={id} type="text" name="code" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} maxLength={20} required aria-invalid={fault ? true : undefined} aria-describedby={fault ? faultId : undefined} />
        <div className="send"><button type="submit" name="act" value="open">{delivery.open}</button></div>
      </form>
    </div>
  );
}

/** "1.2 MB", as the language writes it. */
function sizeIn(locale: string, bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, "megabyte"] : [Math.max(1, bytes / 1000), "kilobyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
