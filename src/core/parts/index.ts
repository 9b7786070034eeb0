export * from './chassis.ts';
export * from './draft.ts';
export * from './field-note.ts';
export * from './ids.ts';
export * from './module.ts';
export * from './plant.ts';
export * from './port.ts';
export * from './signal.ts';
