"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";

type VirtualRowsProps<Item> = {
  items: Item[];
  keyOf: (item: Item) => string;
  /** Height in px before a row has been measured. */
  estimate: (item: Item) => number;
  render: (item: Item, index: number) => ReactNode;
  /** Above this many rows only those near the window are in the page. */
  threshold?: number;
};

const FIRST_WINDOW = { width: 1280, height: 1000 };

/** Rows of a list inside the page's own scroll. Few are drawn plainly; many are windowed. */
export function VirtualRows<Item>(props: VirtualRowsProps<Item>) {
  const { items, keyOf, render, threshold = 200 } = props;
  if (items.length > threshold) return <WindowedRows {...props} />;
  return (
    <div role="rowgroup" data-rows>
      {items.map((item, index) => (
        <div key={keyOf(item)} role="presentation">{render(item, index)}</div>
      ))}
    </div>
  );
}

function WindowedRows<Item>({ items, keyOf, estimate, render }: VirtualRowsProps<Item>) {
  const listRef = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);

  useLayoutEffect(() => {
    if (listRef.current) setScrollMargin(listRef.current.getBoundingClientRect().top + window.scrollY);
  }, []);

  // oxlint-disable-next-line react/incompatible-library -- its functions are used in this component only
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => estimate(items[index] as Item),
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 12,
    scrollMargin,
    initialRect: FIRST_WINDOW,
  });

  return (
    <div ref={listRef} role="rowgroup" data-rows className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((row) => (
        <div key={row.key} ref={virtualizer.measureElement} data-index={row.index} role="presentation" className="absolute inset-x-0 top-0" style={{ transform: `translateY(${row.start - scrollMargin}px)` }}>
          {render(items[row.index] as Item, row.index)}
        </div>
      ))}
    </div>
  );
}
