/** One line a kind: what stands here is exported to users and can be named by a string such as `"number"`. */
export { number } from "./number/number.ts";
