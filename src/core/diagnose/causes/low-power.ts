import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import type { EndFacts } from '../facts.ts';
import { isCmis } from './common.ts';

/** A lane whose laser has current. */
const litLane = (own: EndFacts): number | undefined =>
  own.lanesWith('bias').find((lane) => (own.at('bias', lane)?.value ?? 0) > 0);

export const lowPower: Kind = {
  id: 'low-power',
  name: 'module held in low power',
  why: 'In low power a module answers and sends no light. (OIF-CMIS, ModuleLowPwr and lower page byte 26; SFF-8636 lower page byte 93)',
  refuted: 'ModuleReady, or light sent, while nothing else is changed',
  explains: ['down', 'far dark'],
  follows: ['admin-down', 'module-refused', 'module-fault'],
  notWhereUp: 'states',
  of: 'end',
  judge: ({ own, medium }) => {
    if (medium === 'copper' || own.one('flat')?.value) return IDLE;
    const held = own.one('lowPower');
    const state = own.one('moduleState');
    const low = state && /LowPwr|LowPower|PwrDn/i.test(state.value) ? state : undefined;
    if (low || (held && state?.value !== 'ModuleReady')) {
      const facts = [low, held].flatMap((fact) =>
        fact ? [{ says: `${own.name}: ${fact.value}`, where: fact.where }] : [],
      );
      return supported(
        // a module that sends is not held, whatever its control bits ask for
        low === undefined && litLane(own) !== undefined ? 'possible' : 'shown',
        `the module in ${own.name} is held in low power`,
        facts,
        held
          ? `clear what holds it (${held.value}); see docs/bringing-up-a-module.md`
          : `read lower page byte 26 (LowPwrRequestSW, LowPwrAllowRequestHW): ${commandFor(own, 'dump')}`,
      );
    }
    if (state) return excluded(state.value, { says: state.value, where: state.where });
    const lit = litLane(own);
    const bias = lit === undefined ? undefined : own.at('bias', lit);
    if (bias) return excluded('its lasers are lit', { says: `lane ${lit}: ${bias.value} mA`, where: bias.where });
    if (isCmis(own) === false && own.all('rxLimits').length === 0 && medium !== 'light') return IDLE;
    return unknown('whether the module is in low power', commandFor(own, 'dump'));
  },
};
