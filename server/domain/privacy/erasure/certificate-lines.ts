import { fill } from "../centre-words/fill";
import { certificateWordsOf, type CertificateWords } from "../certificate-words/certificate-words";
import { dayInWords, yearsInWords } from "../in-words";
import type { Language } from "../languages";
import type { Certificate } from "./certificate";

export type CertificateSection = { heading: string; lines: string[] };

/** A certificate as people read it, in their language: page and PDF say the same. */
export function certificateSections(certificate: Certificate, language: Language): CertificateSection[] {
  const words = certificateWordsOf(language);
  const day = (date: string) => dayInWords(language, date);
  return [
    { heading: words.title, lines: headOf(certificate, words, day) },
    { heading: words.systems, lines: certificate.systems.map(({ name, method, records, erasedOn, receiptSha256 }) => `${name}: ${methodOf(words, method)}, ${fill(words.records, { count: String(records) })}, ${day(erasedOn)}. ${words.receipt}: ${receiptSha256}`) },
    { heading: words.exceptions, lines: orNone(words, certificate.exceptions.map(({ item, article, endsOn, ended }) => `${fill(words.item, { number: String(item) })}: ${article}, ${ended ? words.ended : endsOn ? fill(words.until, { date: day(endsOn) }) : words.untilGone}`)) },
    { heading: words.backups, lines: orNone(words, certificate.backups.map(({ name, expiresOn, expired, beyondUse }) => `${name}: ${expired ? words.expired : `${fill(words.expires, { date: day(expiresOn) })}. ${beyondUse.startsWith("Beyond") ? words.beyondUse : words.notBeyondUse}`}`)) },
    ...proofOf(certificate, words, language),
    { heading: words.recipients, lines: orNone(words, recipientsOf(certificate, words)) },
    { heading: words.ledger, lines: placesOf(certificate, words) },
  ];
}

function headOf({ number, version, because, issuedAt, organization, outcome, approvedOn, answeredOn }: Certificate, words: CertificateWords, day: (date: string) => string): string[] {
  return [
    organization, words.outcome[outcome], `${words.number}: ${number}`, `${words.version}: ${version}. ${words.because[because]}`, `${words.issued}: ${day(issuedAt.slice(0, 10))}`,
    `${words.approved}: ${day(approvedOn)}`, `${words.answered}: ${day(answeredOn)}`, words.noPerson,
  ];
}

function proofOf({ proof }: Certificate, words: CertificateWords, language: Language): CertificateSection[] {
  if (!proof) return [];
  const lines = proof.items.map((item) => (item === "case" && proof.years === 0 ? words.proofItems.caseUntilClosed : fill(words.proofItems[item], { years: yearsInWords(language, proof.years) })));
  return [{ heading: words.proof, lines }];
}

function recipientsOf({ recipients }: Certificate, words: CertificateWords): string[] {
  const counts = [[recipients.notified, words.told], [recipients.impossible, words.impossible], [recipients.disproportionate, words.disproportionate], [recipients.open, words.notYet]] as const;
  return counts.filter(([count]) => count > 0).map(([count, what]) => `${count}: ${what}`);
}

function placesOf({ ledger: { approval, items, answer } }: Certificate, words: CertificateWords): string[] {
  const place = (what: string, { log, index, entry }: typeof approval) => `${what}: ${index === null ? words.noPlaceYet : `${index} (${log})`}, ${entry}`;
  return [place(words.approved, approval), ...items.map((item, i) => place(`${words.systems} ${i + 1}`, item)), place(words.answered, answer)];
}

const orNone = (words: CertificateWords, lines: string[]): string[] => (lines.length > 0 ? lines : [words.none]);
const methodOf = ({ methods }: CertificateWords, method: Certificate["systems"][number]["method"]): string => (method in methods ? methods[method as keyof typeof methods] : methods.other);
