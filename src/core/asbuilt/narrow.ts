import { linksOfPart, type Part } from './part.ts';
import type { Verification } from './verify.ts';

/** The part of a verification that was asked for. */
export const narrowed = (all: Verification, part: Part): Verification => {
  if (Object.values(part).every((value) => value === undefined)) return all;
  const links = new Set(linksOfPart(all.plan, part));
  return {
    ...all,
    links: all.links.filter(({ link }) => links.has(link)),
    findings: all.findings.filter((finding) => finding.links.some((link) => links.has(link))),
    measured: all.measured.filter(({ link }) => links.has(link)),
  };
};

/** Every cable right, and nothing found: what is unknown is not clean. */
export const isClean = ({ links, findings }: Verification): boolean =>
  findings.length === 0 && links.every(({ verdict }) => verdict === 'right');
