import { Link, Text } from "@react-email/components";

import type { Letter } from "@/server/domain/privacy/letters/letter";

import { Frame } from "./frame";

export type PrivacyLetterProps = Pick<Letter, "subject" | "paragraphs"> & { language: string; /** null where the letter is for somebody else than the person. */ caseUrl: string | null };

/** A letter about a person's request, as it was written: nothing is added to it. */
export function PrivacyLetter({ subject, paragraphs, language, caseUrl }: PrivacyLetterProps) {
  return (
    <Frame preview={subject} language={language} why={null}>
      {paragraphs.map(({ heading, text }) => (
        <Text key={text} style={{ whiteSpace: "pre-wrap" }}>
          {heading ? <><strong>{heading}</strong><br /></> : null}
          {text}
        </Text>
      ))}
      {caseUrl && <Text><Link href={caseUrl}>{caseUrl}</Link></Text>}
    </Frame>
  );
}

PrivacyLetter.PreviewProps = { subject: "We have received your request (R-1)", paragraphs: [{ part: null, heading: null, text: "Dear Sir or Madam," }], language: "en", caseUrl: "http://localhost:3000/privacy/acme/case/token" } satisfies PrivacyLetterProps;
