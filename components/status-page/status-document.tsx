import type { ReactNode } from "react";

import type { StatusPage } from "@/server/http/status/page";

import { PosturePage } from "./posture-page";
import { AskedPage, HandedOutPage, RefusalPage } from "./short-pages";

/** Every page of the public status side as one document. `style` is its whole style. */
export function StatusDocument({ page, style }: { page: StatusPage; style: string }) {
  if (page.name === "posture") {
    const { organization } = page.page.content;
    return <Frame style={style} title={page.faults.length > 0 ? "Check what you wrote" : "Security and privacy"} organization={organization}><PosturePage {...page} /></Frame>;
  }
  if (page.name === "sent") return <Frame style={style} title="Your request was sent" organization={page.organization}><AskedPage page={page} /></Frame>;
  if (page.name === "document") return <Frame style={style} title={page.handedOut.title} organization={page.handedOut.organization}><HandedOutPage page={page} /></Frame>;
  return <Frame style={style} title={page.title} organization={null}><RefusalPage page={page} /></Frame>;
}

type FrameProps = { style: string; title: string; organization: string | null; children: ReactNode };

function Frame({ style, title, organization, children }: FrameProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{[title, organization].filter(Boolean).join(" · ")}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#content">Skip to the content</a>
        <header><div className="column"><p className="org"><bdi>{organization}</bdi></p></div></header>
        <main id="content" className="column">{children}</main>
        {organization && <footer><p className="column quiet small">Prepared by the management of <bdi>{organization}</bdi>. It is their own account, not an opinion of an auditor.</p></footer>}
      </body>
    </html>
  );
}
