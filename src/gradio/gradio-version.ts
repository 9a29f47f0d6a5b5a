/** The release of Gradio whose protocol this is: its clients read from it what they may ask for. */
export const gradioVersion = "6.31.0";

/** Where all routes of the protocol are but `/config`, and `/login`, which is the demo's own. */
export const apiPrefix = "/gradio_api";
