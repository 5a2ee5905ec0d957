import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { OwnCase } from "@/server/domain/privacy/view";

import { Complaint } from "./complaint";
import type { PageWords } from "./page-words";

/** To whom people can turn who are not content: the authority, a court, the organization, its data protection officer. */
export function CaseHelp({ words, own }: { words: PageWords; own: OwnCase }) {
  const [{ case: { complain: said, keepLink } }, { contact }] = [words, own];
  const { authority } = contact;
  return (
    <section aria-labelledby="complain">
      <h2 id="complain">{said.heading}</h2>
      <p className="below-heading">{said.toAuthority}</p>
      <p className="quote">
        {[authority.name, authority.address].filter(Boolean).join("\n")}
        {authority.url && <>{"\n"}<a href={authority.url} rel="noreferrer">{authority.url}</a></>}
      </p>
      <Complaint words={words} own={own} />
      <p>{said.court} {fill(said.toUs, { email: contact.email })}</p>
      <dl className="facts">
        <div><dt>{said.contact}</dt><dd>{contact.controller}</dd></div>
        {contact.dpo && <div><dt>{said.dpo}</dt><dd>{contact.dpo}</dd></div>}
      </dl>
      <p className="quiet small below-heading">{keepLink}</p>
    </section>
  );
}
