// The demo of echo-hardcase.mjs in TypeScript, as `hardcase run` starts it.
import { Interface } from "hardcase";

const demo = new Interface((text) => text, "text", "text", { apiName: "echo" });
export default demo;
