import type { PublicPage } from "@/server/http/privacy/public-page";

import type { PageWords } from "./page-words";

type OverPageProps = { words: PageWords; page: Extract<PublicPage, { name: "over" }> };

/** A hand-over that does not work, or no longer: how to come in again, and the way that is always open. */
export function OverPage({ words: { handOver }, page: { centre, language } }: OverPageProps) {
  return (
    <>
      <h1>{handOver.over.title}</h1>
      <p className="lead">{handOver.over.text}</p>
      <p><a href={`/privacy/${centre.slug}?lang=${language}`}>{handOver.toForm}</a></p>
    </>
  );
}
