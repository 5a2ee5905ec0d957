import type { ReactNode } from "react";

import type { Centre } from "@/server/http/privacy/public-page";

import type { PageWords } from "./page-words";

/** Who is responsible, how to reach them without this form, and to whom people can complain (GDPR Art. 13(1)). */
export function WhoAnswers({ words, centre }: { words: PageWords; centre: Centre }) {
  return (
    <section aria-labelledby="who">
      <h2 id="who">{words.footer.contact}</h2>
      <dl className="facts">
        <Fact name={words.case.complain.contact}><bdi>{centre.controllerName}</bdi><br />{centre.controllerAddress}<br /><MailLink address={centre.contactEmail} /></Fact>
        {(centre.dpoName ?? centre.dpoEmail) && <Fact name={words.case.complain.dpo}>{centre.dpoName && <><bdi>{centre.dpoName}</bdi><br /></>}{centre.dpoEmail && <MailLink address={centre.dpoEmail} />}</Fact>}
        <Fact name={words.case.complain.toAuthority.replace(/\s*:$/, "")}>
          {centre.authorityUrl ? <a href={centre.authorityUrl} rel="noreferrer">{centre.authorityName}</a> : centre.authorityName}
          {centre.authorityAddress && <><br />{centre.authorityAddress}</>}
        </Fact>
      </dl>
    </section>
  );
}

export function MailLink({ address }: { address: string }) {
  return <a href={`mailto:${address}`}>{address}</a>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
