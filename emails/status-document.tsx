import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type StatusDocumentProps = { organization: string; title: string } & (
  | { kind: "asked"; url: string }
  | { kind: "approved"; url: string; days: number; downloads: number; agreementVersion: string }
  | { kind: "refused"; reason: string }
);

/** About a document that somebody asked for on a status page: to who decides, or to who asked. */
export function StatusDocument(props: StatusDocumentProps) {
  const { organization, title } = props;
  if (props.kind === "refused") {
    return (
      <Frame preview={`Your request to ${organization}`} why={null}>
        <Text>{organization} does not hand out “{title}” to you.</Text>
        <Text>Their reason: {props.reason}</Text>
      </Frame>
    );
  }
  if (props.kind === "asked") {
    return (
      <Frame preview={`Somebody asks for ${title}`} why={null}>
        <Text>Somebody asks {organization} for “{title}” and accepted the agreement. Approve or refuse it:</Text>
        <Text><Link href={props.url}>{props.url}</Link></Text>
        <Text>No further mail is sent while a request waits.</Text>
      </Frame>
    );
  }
  return (
    <Frame preview={`${organization} hands out ${title}`}>
      <Text>{organization} hands you “{title}”, under the agreement that you accepted (version {props.agreementVersion}).</Text>
      <Text><Link href={props.url}>{props.url}</Link></Text>
      <Text>The link is yours alone. It ends after {props.days} days or {props.downloads} downloads, and each download is counted.</Text>
    </Frame>
  );
}

/** The subject of each of the three. */
export function statusDocumentSubject({ kind, organization, title }: StatusDocumentProps): string {
  return kind === "asked" ? `Somebody asks for “${title}”` : `${organization}: ${title}`;
}

StatusDocument.PreviewProps = { kind: "approved", organization: "Acme Cloud", title: "SOC 2 readiness", url: "http://localhost:3000/status/acme/document/token", days: 14, downloads: 5, agreementVersion: "2026-01" } satisfies StatusDocumentProps;
