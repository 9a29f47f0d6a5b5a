export { Cell, Diff, hasOwnLabel, Input } from "../button/button.view.tsx";
