/** A random name of this open page, under which the server keeps its state; a reload begins anew. */
export const pageName: string = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
  "",
);
