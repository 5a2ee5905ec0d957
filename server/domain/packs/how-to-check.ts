/**
 * `HOW-TO-CHECK.txt`. Names no key: one that came with the pack would prove nothing.
 *
 * @param goProgram source of the second implementation, so that an auditor needs nothing but this pack and Go
 */
export function howToCheck(origin: string, goProgram: string): string {
  return `HOW TO CHECK THIS PACK

You need one thing that is not in this pack: the verifier key of the ledger

    ${origin}

It is one line, <name>+<8 hex digits>+<base64>. Ask for it by another way than the one this pack came by, for
example on paper or by telephone, and keep it. If you kept a file "checkpoint" from an earlier pack, use it too.

1. WITH THE CHECKER IN THIS PACK (Node 20 or later, no network)

    node verify.mjs <pack.zip or folder> --key '<verifier key>'
    node verify.mjs <pack.zip or folder> --key '<verifier key>' --since <earlier checkpoint> --tsa-root <root.pem>

   Exit code 0: all holds. 1: something does not, and the line says what. 2: it could not be checked.
   verify.mjs is one readable file. To trust it no more than the pack, take it from a pack you checked before, or
   from the project's source, and compare.

2. WITH A BROWSER

   Open verify.html from this folder, choose the pack, paste the key. The page is allowed no request to anywhere.

3. WITH SOMEBODY ELSE'S CODE (Go's checksum database)

   On Debian 12: apt-get install golang-go golang-golang-x-mod-dev
   Save what stands below the line as main.go, unzip the pack, and run

    GO111MODULE=off GOPATH=<folder> go run main.go <pack folder> '<verifier key>'

   <folder> is what stands before /src/golang.org in the answer of: dpkg -L golang-golang-x-mod-dev

   It checks the checkpoint's signature, every tile, every entry and every file in proofs/ with the libraries of
   Go. It does not look at openings, files, records, keys that followed yours, or time-stamps.

4. A TIME-STAMP, WITH OPENSSL (where this pack has a folder anchors/)

   anchors/<n>.json says of which log and size it is. Write the first three lines of that checkpoint, each with its
   newline, to the file "text", and run

    openssl ts -verify -data text -in anchors/<n>.tsr -CAfile <root of the authority> -untrusted anchors/<n>.pem

5. RECORDS, BY HAND

   The folders records/ and supplements/ hold what was read from evidence and what people supplied. The opened body
   of entry <n> (openings/<n>.json, member body, base64) names their digests under detail.rows:

    sha256sum records/<n>.json

6. THE PACK OF AN AUDIT

   reports/ holds the reports that go along, each with what it was drawn from beside it; the exhibits that a report prints
   stand under the names it prints, files/ and their digests. engagement/ holds what was frozen when the audit was closed,
   populations/ the frozen lists, samples/ every sample with the list it was drawn from:

    npx proofroom sample samples/<id>.json

   The checker holds reports, snapshots and lists against the entries that name their digests, and every printed exhibit
   against the pack. What the auditors keep to themselves is not in it.

WHAT NO CHECK CAN SHOW

   That what was recorded is true; what was never submitted; any time before the first time-stamp that covers it.

---------------------------------------------------------------- main.go
${goProgram}`;
}
