import { openCentre } from "./open-centre";
import { fileForm } from "./file-form";
import { readForm } from "./read-form";
import { emptyForm } from "./request-form";
import { visitLanguage } from "./visit-language";
import { withVisitor } from "./with-visitor";

/** GET: the privacy centre with its form. Centres that are closed and organizations that do not exist are the same 404. */
export const showCentre = withVisitor("centre", async (visit) => {
  const { centre } = await openCentre(visit);
  return { name: "centre", status: 200, language: visitLanguage(visit.request), centre, signedIn: null, typed: emptyForm(), faults: [] };
});

/** GET: the page after sending. It says the same to everybody, whether or not they sent anything. */
export const showSent = withVisitor("centre", async (visit) => {
  const { centre } = await openCentre(visit);
  return { name: "sent", status: 200, language: visitLanguage(visit.request), centre };
});

/** POST: a request from the form. */
export const takeRequest = withVisitor("centre", async (visit) => {
  const { ctx, centre } = await openCentre(visit);
  return fileForm({ ctx, centre, ip: visit.facts.ip, language: visitLanguage(visit.request), signedIn: null }, await readForm(visit.request));
});
