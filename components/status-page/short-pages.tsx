import { momentIn } from "@/components/centre/day-format";
import { STATUS_WORDS } from "@/server/domain/status-page/words";
import type { StatusPage } from "@/server/http/status/page";

type Shown<Name extends StatusPage["name"]> = { page: Extract<StatusPage, { name: Name }> };

/** After asking. Names nobody and no document, so it tells nobody anything. */
export function AskedPage({ page: { organization, slug, language } }: Shown<"sent">) {
  const words = STATUS_WORDS[language];
  const [who, decides] = words.decides(organization);
  return (
    <>
      <h1>{words.sent}</h1>
      <p className="lead"><bdi>{who}</bdi>{decides}</p>
      <section><p><a href={`/status/${slug}?lang=${language}`}>{words.back}</a></p></section>
    </>
  );
}

/** What a link opens, with a button: only that counts. */
export function HandedOutPage({ page: { handedOut, language } }: Shown<"document">) {
  const { title, name, expiresAt, left, agreementVersion } = handedOut;
  const words = STATUS_WORDS[language];
  return (
    <>
      <h1><bdi>{title}</bdi></h1>
      <p className="lead">{words.handedTo(name, agreementVersion)}</p>
      <form method="post"><button type="submit">{words.download}</button></form>
      <section><p className="quiet">{words.ends(momentIn(words.locale, expiresAt, "UTC"), left)}</p></section>
    </>
  );
}

/** Why there is no page here, and what to do. */
export function RefusalPage({ page: { title, text } }: Shown<"refusal">) {
  return <><h1>{title}</h1><p className="lead">{text}</p></>;
}
