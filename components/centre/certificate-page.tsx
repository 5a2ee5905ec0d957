import { fill } from "@/server/domain/privacy/centre-words/fill";
import { certificateWordsOf, type CertificateWords } from "@/server/domain/privacy/certificate-words/certificate-words";
import { certificateSections } from "@/server/domain/privacy/erasure/certificate-lines";
import type { CertificateStanding } from "@/server/domain/privacy/erasure/certificate-view";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { Language } from "@/server/domain/privacy/languages";
import type { PublicPage } from "@/server/http/privacy/public-page";

type CertificatePageProps = { page: Extract<PublicPage, { name: "certificate" }> };

/** Where anybody checks a certificate of erasure. It names no person, whatever is asked. */
export function CertificatePage({ page: { language, checked, typed, missing, slug } }: CertificatePageProps) {
  const words = certificateWordsOf(language);
  const { check } = words;
  const fault = missing ? check.missing : checked && !checked.ok ? check[checked.problem] : null;
  return (
    <>
      <h1>{check.title}</h1>
      <p className="lead">{check.lead}</p>
      {fault && <p className="summary" role="alert" id="certificate-fault">{fault}</p>}
      {checked?.ok && (
        <>
          <p className="done" role="status">{check.valid} {standingIn(words, language, checked.certificate.version, checked.standing)}</p>
          {certificateSections(checked.certificate, language).map(({ heading, lines }) => (
            <section key={heading}><h2>{heading}</h2><ul>{lines.map((line, i) => <li key={i} dir="auto">{line}</li>)}</ul></section>
          ))}
        </>
      )}
      <form method="post" action={`/privacy/${slug}/certificate?lang=${language}`} className={fault ? "has-fault" : undefined}>
        <div className="field"><label className="name" htmlFor="number">{check.byNumber}</label><input id="number" name="number" maxLength={80} autoComplete="off" spellCheck={false} /></div>
        <div className="field">
          <label className="name" htmlFor="text">{check.byText}</label>
          <p className="hint" id="text-hint">{check.textHint}</p>
          <textarea id="text" name="text" rows={6} spellCheck={false} defaultValue={typed} aria-describedby={fault ? "text-hint certificate-fault" : "text-hint"} aria-invalid={fault && typed ? true : undefined} />
        </div>
        <button type="submit">{check.button}</button>
      </form>
    </>
  );
}

/** How things stand now, whichever version somebody holds. */
function standingIn({ check }: CertificateWords, language: Language, version: number, standing: CertificateStanding | null): string {
  if (standing === null) return check.unknown;
  const last = standing.backupsLeft.at(-1);
  const newest = standing.newestVersion > version ? fill(check.older, { version: String(standing.newestVersion) }) : check.newest;
  return `${newest} ${last === undefined ? check.tailOver : fill(check.tailLeft, { date: dayInWords(language, last) })}`;
}
