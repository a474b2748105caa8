import { describe, expect, it } from '@jest/globals';
import { selfHelpCodes } from '../../src/articles/self-help-codes.js';

const codes = (pageTitle: string, heading: string, id = '') => selfHelpCodes({ pageTitle, heading, ids: [id] });

describe('selfHelpCodes', () => {
  it.each([
    ['heading and id agree', 'x', 'Error OrbitDiskFull', 'orbit-crc-orbitdiskfull'],
    ['page title and id agree', 'OrbitDiskFull', 'The disk', 'orbit-orbitdiskfull'],
    ['page title and heading agree', 'OrbitDiskFull', 'Error OrbitDiskFull', 'a1b2'],
    ['the id has the system behind the code', 'OrbitDiskFull', 'The disk', 'orbit-orbitdiskfullwindows'],
    ['the heading is the code and "error"', 'x', 'OrbitDiskFull error', 'orbit-orbitdiskfull'],
  ])('takes a code when %s', (_why, pageTitle, heading, id) => {
    expect(codes(pageTitle, heading, id)).toEqual({ codes: ['OrbitDiskFull'], identifying: ['OrbitDiskFull'] });
  });

  it('prefers the spelling with capitals', () => {
    expect(codes('orbitdiskfailure', 'OrbitDiskFailure', 'orbit-orbitdiskfailure').codes).toEqual(['OrbitDiskFailure']);
  });

  it('reads a code that is written in words when the id confirms it', () => {
    expect(codes('User Error Orbit Agent Failed: Windows', 'x', 'orbit-usererrororbitagentfailed').identifying).toEqual(
      ['UserErrorOrbitAgentFailed'],
    );
  });

  it('takes no title in words for a code, though it stands twice', () => {
    const title = 'Orbit Failover Cluster Service';
    expect(codes(title, title, 'orbit-cluster').codes).toEqual([]);
  });

  it('takes what the id says alone only for a possible code', () => {
    expect(codes('Copies fail', 'Copies fail', 'orbit-backupoperationfailed')).toEqual({
      codes: ['backupoperationfailed'],
      identifying: [],
      possible: 'backupoperationfailed',
    });
  });

  it('finds error numbers of Windows', () => {
    expect(codes('Copy fails with 0x5', 'Error 0x80070005').codes).toEqual(['0x80070005']);
  });
});
