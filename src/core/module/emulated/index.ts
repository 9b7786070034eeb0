export type { ModuleAccess } from './access.ts';
export { emulate } from './emulate.ts';
export { MODULE_FAULTS, type ModuleFault } from './faults.ts';
