import type { ReactNode } from "react";

import type { PublicLogo } from "@/server/domain/look/public-logo";
import { STATUS_LANGUAGES, STATUS_WORDS, type StatusLanguage } from "@/server/domain/status-page/words";
import type { StatusPage } from "@/server/http/status/page";

import { PosturePage } from "./posture-page";
import { AskedPage, HandedOutPage, RefusalPage } from "./short-pages";

/** Every page of the public status side as one document. `style` is its whole style. */
export function StatusDocument({ page, style }: { page: StatusPage; style: string }) {
  const words = STATUS_WORDS[page.language];
  if (page.name === "posture") {
    const { organization } = page.page.content;
    return <Frame style={style} language={page.language} title={page.faults.length > 0 ? words.check : words.title} organization={organization} logo={page.logo}><PosturePage {...page} /></Frame>;
  }
  if (page.name === "sent") return <Frame style={style} language={page.language} title={words.sent} organization={page.organization} logo={page.logo}><AskedPage page={page} /></Frame>;
  if (page.name === "document") return <Frame style={style} language={page.language} title={page.handedOut.title} organization={page.handedOut.organization} logo={page.logo}><HandedOutPage page={page} /></Frame>;
  return <Frame style={style} language={page.language} title={page.title} organization={null}><RefusalPage page={page} /></Frame>;
}

type FrameProps = { style: string; language: StatusLanguage; title: string; organization: string | null; logo?: PublicLogo | null; children: ReactNode };

function Frame({ style, language, title, organization, logo = null, children }: FrameProps) {
  const words = STATUS_WORDS[language];
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{[title, organization].filter(Boolean).join(" · ")}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#content">{words.skip}</a>
        <header><div className="column"><p className="org">{logo && organization ? <img src={logo.src} width={logo.width} height={logo.height} alt={organization} /> : <bdi>{organization}</bdi>}</p><Languages label={words.languages} language={language} /></div></header>
        <main id="content" className="column">{children}</main>
        {organization && <footer><p className="column quiet small">{words.foot(organization)}</p></footer>}
      </body>
    </html>
  );
}

function Languages({ label, language }: { label: string; language: StatusLanguage }) {
  return (
    <nav className="languages" aria-label={label}>
      <ul>{Object.entries(STATUS_LANGUAGES).map(([code, name]) => <li key={code} lang={code}>{code === language ? <span aria-current="true">{name}</span> : <a href={`?lang=${code}`} hrefLang={code}>{name}</a>}</li>)}</ul>
    </nav>
  );
}
