/** The least time between two updates of a run that are sent to a page, in milliseconds: 30 a second. */
export const updateIntervalMs = 1000 / 30;
