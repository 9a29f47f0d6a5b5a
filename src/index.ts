export { Component, type Comparison, type ComponentOptions } from "./components/component.ts";
export type { FileData } from "./components/file-data.ts";
export { HardcaseError, type ErrorCode } from "./components/hardcase-error.ts";
export { number } from "./components/index.ts";
export type { NumberOptions } from "./components/number/number.ts";
export type { AllowFlagging, FlaggingOption, FlaggingOptions } from "./demo/flagging-options.ts";
export { type DemoFunction, type InputOf, Interface, type InterfaceOptions, type OutputOf } from "./demo/interface.ts";
export type { LaunchedDemo, LaunchOptions } from "./demo/launch-options.ts";
export type { RunContext } from "./demo/run-context.ts";
