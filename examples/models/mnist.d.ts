/** The part of the package that a test uses; it comes without types. */
declare module "mnist" {
  /** Per digit from 0 to 9, all its pictures one after another: 784 grey values from 0 (ground) to 1 (ink) each. */
  const mnist: readonly { readonly raw: readonly number[]; readonly length: number }[];
  export default mnist;
}
