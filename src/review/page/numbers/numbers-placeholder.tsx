/** Keeps the places of what is on its way; also while the view itself is. */
export function NumbersPlaceholder() {
  return (
    <div class="numbers-cards" aria-hidden="true">
      <div class="numbers-card numbers-placeholder" data-wide="true" />
      <div class="numbers-card numbers-placeholder" data-wide="true" />
    </div>
  );
}
