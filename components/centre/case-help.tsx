import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { OwnCase } from "@/server/domain/privacy/view";

import { MailLink } from "./who-answers";

/** To whom people can turn who are not content: the organization, its data protection officer, the authority, a court. */
export function CaseHelp({ words: { case: said, centre }, own: { organization, contact } }: { words: CentreWords; own: OwnCase }) {
  const { authority } = contact;
  return (
    <section aria-labelledby="complain">
      <h2 id="complain">{said.complain}</h2>
      <p>{said.complainText(organization)} {said.court}</p>
      <dl className="facts">
        <div>
          <dt>{centre.authority}</dt>
          <dd>{authority.name}{authority.address && <><br />{authority.address}</>}{authority.url && <><br /><a href={authority.url} rel="noreferrer">{said.authorityPage}</a></>}</dd>
        </div>
        <div><dt>{said.ask(organization)}</dt><dd>{contact.controller}<br /><MailLink address={contact.email} /></dd></div>
        {contact.dpo && <div><dt>{centre.dpo}</dt><dd>{contact.dpo}</dd></div>}
      </dl>
      <p className="quiet small">{said.keepLink}</p>
    </section>
  );
}
