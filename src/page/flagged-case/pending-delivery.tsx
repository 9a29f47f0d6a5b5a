const reason = "It is stored here and safe. The owner’s own tool could not be told yet; it will be, by itself.";

/** Says that a flag is stored, though not everybody who waits for it has heard of it. */
export function PendingDelivery() {
  return (
    <p class="pending-delivery" role="status" title={reason}>
      Saved, delivery pending<span class="visually-hidden">. {reason}</span>
    </p>
  );
}
