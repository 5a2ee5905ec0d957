import { Body, Container, Head, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";

const page = { backgroundColor: "#faf9f6", color: "#1c1b18", fontFamily: "Inter, Helvetica, Arial, sans-serif", fontSize: "15px", lineHeight: "22px" };
const sheet = { maxWidth: "560px", margin: "0 auto", padding: "32px 24px" };
const small = { color: "#6b675e", fontSize: "13px", lineHeight: "18px", marginTop: "32px" };

const BY_ADDRESS = "Sent by Proofroom because of something done with this address. If that was not you, nothing happens unless you open the link.";

/** The plain sheet every mail is written on. Nothing is loaded from anywhere. */
export function Frame({ preview, why = BY_ADDRESS, language = "en", children }: { preview: string; why?: string | null; language?: string; children: ReactNode }) {
  return (
    <Html lang={language}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={page}>
        <Container style={sheet}>
          {children}
          {why === null ? null : <Text style={small}>{why}</Text>}
        </Container>
      </Body>
    </Html>
  );
}
