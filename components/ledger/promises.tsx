/** What the ledger promises, and what it does not, in plain words. */
export function LedgerPromises({ anchored }: { anchored: boolean }) {
  return (
    <div className="grid gap-x-10 gap-y-4 text-sm text-ink-2 md:grid-cols-2">
      <div>
        <h3 className="font-medium text-ink">Somebody with the log’s key can check, without this server</h3>
        <ul className="mt-1 list-disc ps-5">
          <li>that an item is entry number so-and-so, and its bytes are unchanged;</li>
          <li>that every entry from the first to the last is there, in this order;</li>
          <li>that today’s log begins with exactly the log of an earlier checkpoint they kept;</li>
          <li>{anchored ? "that an item existed no later than the first anchor outside that covers it." : "once it is anchored outside: that an item existed no later than that anchor."}</li>
        </ul>
      </div>
      <div>
        <h3 className="font-medium text-ink">It does not say</h3>
        <ul className="mt-1 list-disc ps-5">
          <li>that what was recorded is true;</li>
          <li>that everything was recorded: what nobody sent in is not here;</li>
          <li>when something happened before the first anchor: until then the time is this server’s word{anchored ? "" : ", and nothing is anchored yet"}.</li>
        </ul>
      </div>
    </div>
  );
}
