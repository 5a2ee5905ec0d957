import type { ReactNode } from "react";

import { SPOKEN } from "@/server/domain/privacy/centre-words/words-of";
import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import { LANGUAGES, type Language } from "@/server/domain/privacy/languages";

type PageFrameProps = { words: CentreWords; language: Language; title: string; organization: string | null; style: string; hasFault?: boolean; children: ReactNode };

/** A whole document: the organization's name, the languages, the page, and nothing from anywhere else. */
export function PageFrame({ words: { frame, problems }, language, title, organization, style, hasFault = false, children }: PageFrameProps) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{[hasFault && problems.title, title, organization].filter(Boolean).join(" · ")}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#content">{frame.skip}</a>
        <header>
          <div className="column">
            <p className="org"><bdi>{organization ?? frame.privacy}</bdi></p>
            <LanguageLinks label={frame.languages} language={language} />
          </div>
        </header>
        <main id="content" className="column">{children}</main>
        <footer><div className="column"><p className="quiet small">{frame.foot}</p></div></footer>
      </body>
    </html>
  );
}

function LanguageLinks({ label, language }: { label: string; language: Language }) {
  return (
    <nav className="languages" aria-label={label}>
      <ul>
        {SPOKEN.map((code) => (
          <li key={code} lang={code}>{code === language ? <span aria-current="true">{LANGUAGES[code]}</span> : <a href={`?lang=${code}`} hrefLang={code}>{LANGUAGES[code]}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}
