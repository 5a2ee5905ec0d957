import { momentIn } from "@/components/centre/day-format";
import type { StatusPage } from "@/server/http/status/page";

type Shown<Name extends StatusPage["name"]> = { page: Extract<StatusPage, { name: Name }> };

/** After asking. Names nobody and no document, so it tells nobody anything. */
export function AskedPage({ page: { organization, slug } }: Shown<"sent">) {
  return (
    <>
      <h1>Your request was sent</h1>
      <p className="lead"><bdi>{organization}</bdi> decides. You get a mail with a link to the document, or with the reason why not.</p>
      <section><p><a href={`/status/${slug}`}>Back to the page</a></p></section>
    </>
  );
}

/** What a link opens, with a button: only that counts. */
export function HandedOutPage({ page: { handedOut } }: Shown<"document">) {
  const { title, name, expiresAt, left, agreementVersion } = handedOut;
  return (
    <>
      <h1><bdi>{title}</bdi></h1>
      <p className="lead">For <bdi>{name}</bdi>, under the agreement you accepted (version {agreementVersion}). Do not pass it on.</p>
      <form method="post"><button type="submit">Download the PDF</button></form>
      <section><p className="quiet">This link ends on <time dateTime={expiresAt}>{momentIn("en-GB", expiresAt, "UTC")}</time>, or after {left} more {left === 1 ? "download" : "downloads"}. Each is counted, and each copy carries your name, your company and the time on every page.</p></section>
    </>
  );
}

/** Why there is no page here, and what to do. */
export function RefusalPage({ page: { title, text } }: Shown<"refusal">) {
  return <><h1>{title}</h1><p className="lead">{text}</p></>;
}
