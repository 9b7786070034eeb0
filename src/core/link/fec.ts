import type { Application, HostFec } from '../parts/index.ts';
import type { EndContext, LinkContext } from './question.ts';

/** What FEC one end of a link may be set to, and what that puts on the line. */
export type FecNeed = {
  /** Host settings that work, the preferred first. */
  readonly accepted: readonly HostFec[];
  /** The line code when it does not follow the host setting: the module ends or replaces it. */
  readonly line: string | undefined;
  /** Why, for the diagnostic. */
  readonly why: string;
  /** Printed instead of a setting where the maker of the cable decides. */
  readonly vendorDefined: boolean;
};

const isKp4Interface = (fecs: readonly HostFec[]): boolean => fecs.length === 1 && fecs[0] === 'RS(544,514)';

/** FEC of an optical end (802.3 clauses 91, 108, 119, 134, 140; SFF-8024 extended codes 25h to 28h, 3Ah). */
const opticNeed = ({ host, media }: Application): FecNeed => {
  const { fec } = media;
  if (isKp4Interface(host.hostFec)) {
    return {
      accepted: ['RS(544,514)'],
      line: fec.host === 'RS(544,514)' ? undefined : fec.code,
      why: `PAM4 lanes carry RS(544,514) from host to host (${host.id}: Annex ${host.annex}); it cannot be left out`,
      vendorDefined: false,
    };
  }
  if (media.modulation !== 'NRZ') {
    return {
      accepted: ['none'],
      line: fec.code,
      why: `the ${fec.code} of ${media.id} ends inside the module, so the ${host.id} host must run no FEC (SFF-8024: "no FEC on host interface")`,
      vendorDefined: false,
    };
  }
  const required = fec.host ?? 'none';
  const accepted = [...(fec.optional ? [required, 'none' as const] : [required]), ...fec.allowed];
  return {
    accepted: [...new Set(accepted)],
    line: undefined,
    why:
      required === 'none'
        ? `${media.id} needs no FEC (${media.clause})`
        : `${media.id} needs ${fec.code} in both hosts (${media.clause})`,
    vendorDefined: false,
  };
};

/** FEC of a retimed cable's end: PAM4 lanes need KP4, NRZ lanes beside a gearbox what the cable maker built in. */
const retimedNeed = (link: LinkContext, end: EndContext): FecNeed => {
  const rate = end.setting.speed / end.setting.lanesPerLink;
  if (rate >= 50) {
    return {
      accepted: ['RS(544,514)'],
      line: undefined,
      why: 'PAM4 lanes carry RS(544,514); it cannot be left out',
      vendorDefined: false,
    };
  }
  const gearbox = link.cable?.gearbox === true;
  return {
    accepted: rate === 25 ? ['RS(528,514)', 'none'] : ['none'],
    line: gearbox ? 'per segment' : undefined,
    why: gearbox
      ? 'the line rates of the two ends differ, so the cable ends each code; the maker defines the NRZ side'
      : 'NRZ lanes run RS(528,514) or none, alike at both ends',
    vendorDefined: gearbox,
  };
};

/** FEC of a copper PMD (802.3 clauses 92, 110, 136, 161, 162); of several that fit, those made for this length. */
const copperNeed = (link: LinkContext): FecNeed => {
  const longest = Math.max(...link.copperPmds.map((pmd) => pmd.maxPassiveLength));
  const pmds = link.copperPmds.filter((pmd) => pmd.maxPassiveLength >= Math.min(link.plant.length, longest));
  const accepted = [...new Set(pmds.flatMap((pmd) => pmd.hostFec))];
  const names = pmds.map((pmd) => pmd.id).join(', ');
  const clauses = [...new Set(pmds.map((pmd) => pmd.clause))].join(', ');
  // the strongest code first: it holds for every length
  const strength = (fec: HostFec): number =>
    ['none', 'BASE-R', 'RS(528,514)', 'RS(544,514)', 'RS-FEC-Int'].indexOf(fec);
  return {
    accepted: accepted.toSorted((x, y) => strength(y) - strength(x)),
    line: undefined,
    why: `${names} runs ${accepted.join(' or ')} (clause ${clauses})`,
    vendorDefined: false,
  };
};

/** What an end needs; undefined where its application is not known. */
export const fecNeed = (link: LinkContext, end: EndContext): FecNeed | undefined => {
  if (end.optic) return end.application && end.candidates.length > 0 ? opticNeed(end.application) : undefined;
  if (!link.cable) return undefined;
  if (link.medium === 'DAC' || link.medium === 'ACC') return link.copperPmds.length ? copperNeed(link) : undefined;
  return retimedNeed(link, end);
};

/** The setting an end runs: as configured, else the far end's where that is accepted, else the preferred one. */
export const effectiveFec = (need: FecNeed, configured: HostFec | undefined, far: HostFec | undefined): HostFec =>
  configured ?? (far !== undefined && need.accepted.includes(far) ? far : (need.accepted[0] ?? 'none'));

/** FEC of a whole link: line code and right host settings. */
export type LinkFec = { readonly line: string; readonly a: string; readonly b: string };

const VENDOR_DEFINED = 'vendor-defined (RS(528,514) or none)';

/** The FEC of a link that passed: what runs on the line and how both hosts are to be set. */
export const linkFec = (link: LinkContext): LinkFec => {
  const a = fecNeed(link, link.a);
  const b = fecNeed(link, link.b);
  if (!a || !b) return { line: 'unknown', a: 'unknown', b: 'unknown' };
  const aFec = effectiveFec(a, link.a.setting.fec, link.b.setting.fec);
  const bFec = effectiveFec(b, link.b.setting.fec, link.a.setting.fec);
  return {
    line: a.line ?? b.line ?? (aFec === 'none' ? bFec : aFec),
    a: a.vendorDefined ? VENDOR_DEFINED : aFec,
    b: b.vendorDefined ? VENDOR_DEFINED : bFec,
  };
};
