import { Component, type ComponentChildren } from "preact";

interface ViewBoundaryProps {
  /** A new key gives the view another try. */
  readonly resetKey: unknown;
  readonly children: ComponentChildren;
}

interface ViewBoundaryState {
  readonly failedKey?: { readonly key: unknown };
}

/** Keeps a view that throws from taking the page with it. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failedKey: { key: this.props.resetKey } });
  }

  override render({ children, resetKey }: ViewBoundaryProps, { failedKey }: ViewBoundaryState) {
    if (failedKey !== undefined && Object.is(failedKey.key, resetKey)) return <ViewFailure message="This value cannot be shown." />;
    return children;
  }
}

/** Stands where a view should be. */
export function ViewFailure({ message }: { readonly message: string }) {
  return <p class="view-failure">{message}</p>;
}
