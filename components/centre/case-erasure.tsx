import { fill } from "@/server/domain/privacy/centre-words/fill";
import { certificateWordsOf, type CertificateWords } from "@/server/domain/privacy/certificate-words/certificate-words";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { Language } from "@/server/domain/privacy/languages";
import type { OwnErasure } from "@/server/domain/privacy/erasure/view";

type CaseErasureProps = { language: Language; locale: string; erasure: OwnErasure; /** Address of the certificate file and of the page that checks it. */ fileUrl: string; checkUrl: string };

/** What followed an erasure: copies in backups that run out, who was told, and the certificate. */
export function CaseErasure({ language, locale, erasure: { backups, recipients, certificate }, fileUrl, checkUrl }: CaseErasureProps) {
  const words = certificateWordsOf(language);
  const daysIn = (days: number) => new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure">{words.title}</h2>
      <h3>{words.backups}</h3>
      <ul>{backups.length === 0 ? <li>{words.none}</li> : backups.map((backup) => <li key={`${backup.name} ${backup.expiresOn}`} dir="auto">{backupIn(words, language, backup, daysIn)}</li>)}</ul>
      <details>
        <summary>{words.recipients}</summary>
        <ul>{recipients.length === 0 ? <li>{words.none}</li> : recipients.map(({ name, country, result }) => <li key={name} dir="auto">{[name, country].filter(Boolean).join(", ")}: {resultIn(words, result)}</li>)}</ul>
      </details>
      {certificate && (
        <p className="below-heading">
          <a href={fileUrl}>{words.download} (JSON)</a> · <a href={`${fileUrl}?as=pdf&lang=${language}`}>{words.download} (PDF)</a> · <a href={`${checkUrl}/${certificate.number}?lang=${language}`}>{words.check.link}</a>
        </p>
      )}
    </section>
  );
}

function backupIn(words: CertificateWords, language: Language, { name, expiresOn, expired, beyondUse, daysLeft }: OwnErasure["backups"][number], daysIn: (days: number) => string): string {
  if (expired) return `${name}: ${words.expired}.`;
  const use = beyondUse === null ? "" : beyondUse ? ` ${words.beyondUse}` : ` ${words.notBeyondUse}`;
  return `${name}: ${fill(words.expires, { date: dayInWords(language, expiresOn) })} (${fill(words.daysLeft, { days: daysIn(daysLeft) })}).${use}`;
}

const resultIn = (words: CertificateWords, result: string | null): string => (result === "notified" ? words.told : result === "impossible" ? words.impossible : result === "disproportionate" ? words.disproportionate : words.notYet);
