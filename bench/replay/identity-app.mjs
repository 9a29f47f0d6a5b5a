// What the bench replays: a function that does nothing, so that all time is ours.
import { Interface } from "hardcase";

/** @param {string} text */
const identity = (text) => text;
export default new Interface(identity, "text", "text");
