export { main } from "./main";
export { run, type Outcome } from "./run";
