// The laws of losses for apps, which may not import the testing package themselves.
export { checkLossLaws, lossFromModule, lossLaws, type LawOptions, type LawReport } from '@owlery/testing';
