const reasons = {
  delivery: "It is stored here and safe. The owner’s own tool could not be told yet; it will be, by itself.",
  upload: "It is stored here and safe. It is sent on together with others, by itself.",
} as const;

/** Says that a flag is stored, though not everybody who waits for it has heard of it. */
export function PendingDelivery({ isGathering }: { readonly isGathering: boolean }) {
  const what = isGathering ? "upload" : "delivery";
  return (
    <p class="pending-delivery" role="status" title={reasons[what]}>
      Saved, {what} pending<span class="visually-hidden">. {reasons[what]}</span>
    </p>
  );
}
