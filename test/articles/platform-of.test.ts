import { describe, expect, it } from '@jest/globals';
import { platformOfLead, platformOfTitle } from '../../src/articles/platform-of.js';

describe('platformOfTitle', () => {
  it.each([
    ['The agent is silent (for Windows VMs)', 'windows'],
    ['The agent is out of date on Linux virtual machines', 'linux'],
    ['Orbit Agent Stopped: Linux', 'linux'],
    ['Orbit agent stopped (Windows)', 'windows'],
    ['Windows and Linux VMs cannot start', 'any'],
    ['Restart Windows Azure Guest Agent', 'any'],
    ['The vault is full', 'any'],
  ])('%s is for %s', (title, platform) => {
    expect(platformOfTitle(title)).toBe(platform);
  });
});

describe('platformOfLead', () => {
  it.each([
    ['On a Windows machine: open services.msc', 'windows'],
    ['For Ubuntu/Debian: run this', 'linux'],
    ['For other distributions:', 'linux'],
    ["If you're using Red Hat, run this", 'linux'],
    ['For Windows and Linux: restart', 'any'],
    ['In the Windows Azure portal, select Stop', 'any'],
    ['Open Windows Update', 'any'],
    ['On the menu, select Linux', 'any'],
  ])('%s is for %s', (text, platform) => {
    expect(platformOfLead(text)).toBe(platform);
  });
});
