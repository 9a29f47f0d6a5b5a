import type { Hono } from "hono";
import type { SignedIn } from "./auth/signed-in.ts";

/** A review beside a demo; its routes ask by themselves who may come. */
export interface MountedReview {
  readonly routes: Hono<SignedIn>;
  /** Ends streams on which clients only wait. */
  readonly beginClose: () => void;
  readonly close: () => Promise<void>;
}
