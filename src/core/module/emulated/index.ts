export type { ModuleAccess } from './access.ts';
export { CONFIG_STATUS } from './control-sets.ts';
export { DATA_PATH_STATE_CODES, type DataPathState } from './data-paths.ts';
export { type EmulatedModule, emulate } from './emulate.ts';
export { MODULE_FAULTS, type ModuleFault } from './faults.ts';
export { MODULE_STATE_CODES, type ModuleState } from './module-states.ts';
