export { associateCommands, type CommandActions } from "./commands";
