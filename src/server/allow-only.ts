import type { Handler } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import { errorResponse } from "./error-response.ts";

/** Answers 405 with the methods that a path does take. */
export function allowOnly(...methods: string[]): Handler {
  return ({ req }) => {
    const response = errorResponse(new HardcaseError("HC_METHOD", `${req.path} takes ${methods.join(", ")}, got ${req.method}.`));
    response.headers.set("allow", methods.join(", "));
    return response;
  };
}
